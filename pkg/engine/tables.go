package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

// tables is what rules see below data besides other rules: data.facts.<name>,
// read from data/<name>.json when a rule first asks for it, and data.akslint.
// It is the store of the evaluator, and read-only.
type tables struct {
	storage.TriggersNotSupported
	storage.PolicyNotSupported
	storage.WritesNotSupported

	fsys    fs.FS
	akslint ast.Object

	mu    sync.Mutex
	facts map[string]ast.Value // nil values: no such table
}

func newTables(fsys fs.FS, asOf time.Time) *tables {
	t := &tables{fsys: fsys, akslint: ast.NewObject(), facts: map[string]ast.Value{}}
	if !asOf.IsZero() {
		t.akslint.Insert(ast.StringTerm("as_of"), ast.StringTerm(asOf.Format(time.DateOnly)))
	}
	return t
}

// lookup follows a path below data; nil when there is nothing.
func (t *tables) lookup(path []string) (ast.Value, error) {
	if len(path) == 0 {
		return nil, nil
	}
	switch path[0] {
	case "akslint":
		return find(t.akslint, path[1:]), nil
	case "facts":
		if len(path) == 1 {
			return nil, fmt.Errorf("data.facts has to be followed by the name of a table")
		}
		v, err := t.table(path[1])
		if v == nil || err != nil {
			return nil, err
		}
		return find(v, path[2:]), nil
	}
	return nil, nil
}

func (t *tables) table(name string) (ast.Value, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if v, ok := t.facts[name]; ok {
		return v, nil
	}
	v, err := readTable(t.fsys, name)
	if err != nil {
		return nil, err
	}
	t.facts[name] = v
	return v, nil
}

func readTable(fsys fs.FS, name string) (ast.Value, error) {
	b, err := fs.ReadFile(fsys, "data/"+name+".json")
	if err != nil {
		return nil, nil //nolint:nilerr // a table that is not there is undefined, as any data is
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var doc any
	if err := dec.Decode(&doc); err != nil {
		return nil, fmt.Errorf("data/%s.json: %w", name, err)
	}
	return ast.InterfaceToValue(doc)
}

func find(v ast.Value, path []string) ast.Value {
	for _, key := range path {
		obj, ok := v.(ast.Object)
		if !ok {
			return nil
		}
		t := obj.Get(ast.StringTerm(key))
		if t == nil {
			return nil
		}
		v = t.Value
	}
	return v
}

// Read implements [storage.Store].
func (t *tables) Read(_ context.Context, _ storage.Transaction, path storage.Path) (any, error) {
	v, err := t.lookup(path)
	if err != nil {
		return nil, err
	}
	if v == nil {
		return nil, &storage.Error{Code: storage.NotFoundErr, Message: path.String()}
	}
	return v, nil
}

// NewTransaction implements [storage.Store]; there is nothing to isolate.
func (*tables) NewTransaction(context.Context, ...storage.TransactionParams) (storage.Transaction, error) {
	return snapshot{}, nil
}

// Commit implements [storage.Store].
func (*tables) Commit(context.Context, storage.Transaction) error { return nil }

// Abort implements [storage.Store].
func (*tables) Abort(context.Context, storage.Transaction) {}

// Truncate implements [storage.Store]; the tables cannot be changed.
func (*tables) Truncate(context.Context, storage.Transaction, storage.TransactionParams, storage.Iterator) error {
	return &storage.Error{Code: storage.WritesNotSupportedErr, Message: "tables are read-only"}
}

// snapshot is the transaction of a store that never changes.
type snapshot struct{}

// ID implements [storage.Transaction].
func (snapshot) ID() uint64 { return 0 }

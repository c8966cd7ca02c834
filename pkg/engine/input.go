package engine

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/engine/kleene"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/value"
)

// missing is something of a cluster that is not known: a leaf, whether an
// entity exists, or whether a list has more elements than are shown.
type missing struct {
	path model.Path
	why  string
	// written is the value that decides, nil when there is none to point at.
	written *value.Value
	// number says that the leaf is a number or a switch, which a text that
	// decides over it does not stand for.
	number bool
}

// input is a cluster as rules see it: what is known as a term, and the same
// with numbered holes for what is not.
type input struct {
	cluster *model.Cluster
	value   *kleene.Value
	missing []missing // by the number of the hole
	grouped []*holeKind
	secrets *model.Secrets
}

// newInput folds a cluster. keys are interned across clusters.
func newInput(c *model.Cluster, keys map[string]*ast.Term) *input {
	in := &input{cluster: c, secrets: model.SecretsOf(c)}
	in.value = model.Fold(c, &folder{in: in, keys: keys})
	return in
}

type folder struct {
	in   *input
	keys map[string]*ast.Term
}

// hole numbers something that is not known.
func (f *folder) hole(path model.Path, why string, at *value.Value) int {
	if seen, unseen := f.in.cluster.Seen(); !seen && why == "" {
		why = unseen
	}
	f.in.missing = append(f.in.missing, missing{path: slices.Clone(path), why: why, written: at})
	return len(f.in.missing) - 1
}

// Leaf implements [model.Folder].
func (f *folder) Leaf(path model.Path, leaf model.Leaf) (*kleene.Value, bool) {
	if leaf.State() != model.Unknown {
		return f.Plain(path, leaf.Plain()), true
	}
	var at *value.Value
	if from := leaf.From(); len(from) > 0 {
		at = from[0]
	}
	n := f.hole(path, leaf.Why(), at)
	switch leaf.(type) {
	case model.Value[int], *model.Value[int], model.Value[bool], *model.Value[bool]:
		f.in.missing[n].number = true
	}
	return kleene.Hole(n, func() string { return f.in.wording(f.in.missing[n]) }), true
}

// Plain implements [model.Folder].
func (f *folder) Plain(_ model.Path, v any) *kleene.Value { return kleene.Known(f.term(v)) }

func (f *folder) term(v any) *ast.Term {
	switch v := v.(type) {
	case nil:
		return ast.NullTerm()
	case bool:
		return ast.InternedTerm(v)
	case int:
		return ast.InternedTerm(v)
	case float64:
		return ast.FloatNumberTerm(v)
	case string:
		return ast.StringTerm(v)
	case []string:
		return terms(f, v)
	case []any:
		return terms(f, v)
	case map[string]string:
		o := ast.NewObject()
		for k, s := range v {
			o.Insert(f.key(k), ast.StringTerm(s))
		}
		return ast.NewTerm(o)
	}
	panic(fmt.Sprintf("the model holds a %T, which rules cannot read", v))
}

func terms[T any](f *folder, items []T) *ast.Term {
	out := make([]*ast.Term, len(items))
	for i, v := range items {
		out[i] = f.term(v)
	}
	return ast.ArrayTerm(out...)
}

func (f *folder) key(name string) *ast.Term {
	t, ok := f.keys[name]
	if !ok {
		t = ast.StringTerm(name)
		f.keys[name] = t
	}
	return t
}

// List implements [model.Folder].
func (f *folder) List(path model.Path, list model.Collection, items []*kleene.Value) *kleene.Value {
	var more kleene.Holes
	if list != nil && list.IsOpen() {
		more = kleene.Holes{f.hole(path, openReason(list.OpenWhy()), list.OpenWhy())}
	}
	return kleene.Array(items, more)
}

func openReason(why *value.Value) string {
	if w := why.Why(); w != "" {
		return w
	}
	return "there may be more than the files show"
}

// Object implements [model.Folder].
func (f *folder) Object(path model.Path, entity *model.Entity, keys []string, items []*kleene.Value) *kleene.Value {
	names := make([]*ast.Term, len(keys))
	for i, k := range keys {
		names[i] = f.key(k)
	}
	v := kleene.Object(names, items)
	if entity != nil && entity.Maybe && len(path) > 0 {
		v = v.Maybe(kleene.Holes{f.hole(path, maybeReason(entity), entity.MaybeWhy)})
	}
	return v
}

func maybeReason(e *model.Entity) string {
	if w := e.MaybeWhy.Why(); w != "" {
		return w
	}
	return "it is not known whether " + orElse(e.Address, "it") + " exists"
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

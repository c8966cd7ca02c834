package engine

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/engine/kleene"
)

// vocabulary keeps the words that models are made of, of which there are few
// however large a model is: each is one value, wherever it occurs.
type vocabulary struct {
	null   *kleene.Value
	texts  map[string]*kleene.Value
	others map[any]*kleene.Value // bool and int
	// objects are the names of fields by their spelling, one after another.
	objects map[string]*kleene.Keys
	spelled []byte // reused
}

func newVocabulary() *vocabulary {
	return &vocabulary{
		null:    kleene.Known(ast.NullTerm()),
		texts:   map[string]*kleene.Value{},
		others:  map[any]*kleene.Value{},
		objects: map[string]*kleene.Keys{},
	}
}

// value is a plain value of the model as rules see it.
func (w *vocabulary) value(v any) *kleene.Value {
	switch v := v.(type) {
	case nil:
		return w.null
	case bool:
		return once(w.others, any(v), func() *ast.Term { return ast.InternedTerm(v) })
	case int:
		return once(w.others, any(v), func() *ast.Term { return ast.InternedTerm(v) })
	case float64:
		return kleene.Known(ast.FloatNumberTerm(v))
	case string:
		return once(w.texts, v, func() *ast.Term { return ast.StringTerm(v) })
	case []string:
		return list(w, v)
	case []any:
		return list(w, v)
	case map[string]string:
		names := slices.Sorted(maps.Keys(v))
		values := make([]*kleene.Value, len(names))
		for i, name := range names {
			values[i] = w.value(v[name])
		}
		return kleene.Object(w.keys(names), values)
	}
	panic(fmt.Sprintf("the model holds a %T, which rules cannot read", v))
}

func once[K comparable](seen map[K]*kleene.Value, v K, term func() *ast.Term) *kleene.Value {
	known, ok := seen[v]
	if !ok {
		known = kleene.Known(term())
		seen[v] = known
	}
	return known
}

func list[T any](w *vocabulary, items []T) *kleene.Value {
	values := make([]*kleene.Value, len(items))
	for i, v := range items {
		values[i] = w.value(v)
	}
	return kleene.Array(values, nil)
}

// keys are the names of an object's fields.
func (w *vocabulary) keys(names []string) *kleene.Keys {
	w.spelled = w.spelled[:0]
	for _, name := range names {
		w.spelled = append(binary.AppendUvarint(w.spelled, uint64(len(name))), name...)
	}
	k, ok := w.objects[string(w.spelled)]
	if !ok {
		terms := make([]*ast.Term, len(names))
		for i, name := range names {
			terms[i] = w.value(name).Term()
		}
		k = kleene.NewKeys(terms...)
		w.objects[string(w.spelled)] = k
	}
	return k
}

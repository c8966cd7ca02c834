package kleene

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// kind tells how a value with holes is built.
type kind uint8

const (
	whole  kind = iota // known through and through: term is all of it
	hole               // not known at all
	object             // fields
	array              // items
	set                // items, in no order
)

// Value is a document with holes in it. It is immutable.
type Value struct {
	kind kind
	term *ast.Term // what is known of it; nil for a hole
	// maybe are the holes that decide whether the value is there at all, as an
	// element or a field of something.
	maybe Holes
	*parts
}

// parts is what values with holes have beyond others.
type parts struct {
	// holes of a hole; those of a container are gathered when somebody asks.
	holes  Holes
	fields []field
	items  []*Value
	// more are the holes that may stand for further elements.
	more Holes
	// low and high bound an unknown count; high < 0 is no bound.
	low, high int
	counted   bool
	// said is how an unknown text reads in a message, empty when nobody said.
	said string
}

// noParts is shared by all values without holes, and never written to.
var noParts parts

type field struct {
	key   *ast.Term
	value *Value
}

// Known returns a value without holes.
func Known(t *ast.Term) *Value { return &Value{term: t, parts: &noParts} }

// Hole returns a value that is not known. said is how it reads inside a
// message, such as the expression it was written as; it may be empty.
func Hole(n int, said string) *Value {
	return &Value{kind: hole, parts: &parts{holes: Holes{n}, said: said}}
}

func unknown(h Holes) *Value { return &Value{kind: hole, parts: &parts{holes: h}} }

// Object returns an object. keys and values run in parallel.
func Object(keys []*ast.Term, values []*Value) *Value {
	v := &Value{parts: &noParts}
	pairs := make([][2]*ast.Term, 0, len(keys))
	for i, f := range values {
		if !f.sure() {
			v.kind = object
		}
		if f.term != nil {
			pairs = append(pairs, [2]*ast.Term{keys[i], f.term})
		}
	}
	v.term = ast.NewTerm(ast.NewObject(pairs...))
	if v.kind == object {
		fields := make([]field, len(keys))
		for i := range keys {
			fields[i] = field{keys[i], values[i]}
		}
		v.parts = &parts{fields: fields}
	}
	return v
}

// Array returns a list. more, when not empty, says that there may be further
// elements than these.
func Array(items []*Value, more Holes) *Value {
	v := &Value{parts: &noParts}
	if len(more) > 0 {
		v.kind = array
	}
	terms := make([]*ast.Term, 0, len(items))
	for _, it := range items {
		if !it.sure() {
			v.kind = array
		}
		if it.term != nil {
			terms = append(terms, it.term)
		}
	}
	v.term = ast.ArrayTerm(terms...)
	if v.kind == array {
		v.parts = &parts{items: items, more: more}
	}
	return v
}

// sure reports whether a value is there for certain and has no holes.
func (v *Value) sure() bool { return v.kind == whole && len(v.maybe) == 0 }

// Maybe returns a copy that may not be there; h decides.
func (v *Value) Maybe(h Holes) *Value {
	if len(h) == 0 {
		return v
	}
	c := *v
	c.maybe = c.maybe.Union(h)
	return &c
}

// Term returns what is known of the value: holes are left out, elements that
// may be there are in. It is nil for a hole.
func (v *Value) Term() *ast.Term { return v.term }

// Holes returns every hole in the value, those that decide whether its parts
// are there too.
func (v *Value) Holes() Holes {
	switch v.kind {
	case whole:
		return nil
	case hole:
		return v.holes
	default:
	}
	all := slices.Clone(v.more)
	for _, it := range v.items {
		all = append(append(all, it.Holes()...), it.maybe...)
	}
	for _, f := range v.fields {
		all = append(append(all, f.value.Holes()...), f.value.maybe...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// IsWhole reports whether the value has no holes.
func (v *Value) IsWhole() bool { return v.kind == whole }

// Said returns how a value reads in a message, and false when that is not
// known.
func (v *Value) Said() (string, bool) {
	if v.kind == whole {
		if s, ok := v.term.Value.(ast.String); ok {
			return string(s), true
		}
		return v.term.String(), true
	}
	return v.said, v.said != ""
}

// Field returns a field of an object, nil when it is not there or not known to
// be there. It works on nil.
func (v *Value) Field(name string) *Value {
	if v == nil {
		return nil
	}
	switch v.kind {
	case whole:
		if o, ok := v.term.Value.(ast.Object); ok {
			if t := o.Get(ast.StringTerm(name)); t != nil {
				return Known(t)
			}
		}
	case object:
		for _, f := range v.fields {
			if s, ok := f.key.Value.(ast.String); ok && string(s) == name {
				return f.value
			}
		}
	default:
	}
	return nil
}

// Elements returns the elements of an array or a set that are known to be there
// or may be. It works on nil.
func (v *Value) Elements() []*Value {
	switch {
	case v == nil:
		return nil
	case v.kind == array || v.kind == set:
		return v.items
	case v.kind != whole:
		return nil
	}
	var out []*Value
	add := func(t *ast.Term) { out = append(out, Known(t)) }
	switch c := v.term.Value.(type) {
	case *ast.Array:
		c.Foreach(add)
	case ast.Set:
		c.Foreach(add)
	}
	return out
}

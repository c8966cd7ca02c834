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
	term *ast.Term // all of it; nil for a value with holes
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
	// said is how an unknown text reads in a message, nil when nobody said.
	said func() string
	// plain is the value with its holes left out, once somebody has asked.
	plain *ast.Term
}

// noParts is shared by all values without holes, and never written to.
var noParts parts

type field struct {
	key   *ast.Term
	value *Value
}

// Known returns a value without holes.
func Known(t *ast.Term) *Value { return &Value{term: t, parts: &noParts} }

// Hole returns a value that is not known. said tells how it reads inside a
// message, such as the expression it was written as; it may be nil.
func Hole(n int, said func() string) *Value {
	return &Value{kind: hole, parts: &parts{holes: Holes{n}, said: said}}
}

func unknown(h Holes) *Value { return &Value{kind: hole, parts: &parts{holes: h}} }

// Object returns an object. keys and values run in parallel.
func Object(keys []*ast.Term, values []*Value) *Value {
	if !allSure(values) {
		fields := make([]field, len(keys))
		for i := range keys {
			fields[i] = field{keys[i], values[i]}
		}
		return &Value{kind: object, parts: &parts{fields: fields}}
	}
	items := make([][2]*ast.Term, len(keys))
	for i := range keys {
		items[i] = [2]*ast.Term{keys[i], values[i].term}
	}
	return Known(ast.NewTerm(ast.NewObject(items...)))
}

// Array returns a list. more, when not empty, says that there may be further
// elements than these.
func Array(items []*Value, more Holes) *Value {
	if len(more) > 0 || !allSure(items) {
		return &Value{kind: array, parts: &parts{items: items, more: more}}
	}
	terms := make([]*ast.Term, len(items))
	for i, it := range items {
		terms[i] = it.term
	}
	return Known(ast.ArrayTerm(terms...))
}

func allSure(vs []*Value) bool {
	for _, v := range vs {
		if !v.sure() {
			return false
		}
	}
	return true
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
func (v *Value) Term() *ast.Term {
	switch {
	case v.kind == whole:
		return v.term
	case v.kind == hole:
		return nil
	case v.plain == nil:
		v.plain = v.withoutHoles()
	}
	return v.plain
}

func (v *Value) withoutHoles() *ast.Term {
	if v.kind == object {
		items := make([][2]*ast.Term, 0, len(v.fields))
		for _, f := range v.fields {
			if t := f.value.Term(); t != nil {
				items = append(items, [2]*ast.Term{f.key, t})
			}
		}
		return ast.NewTerm(ast.NewObject(items...))
	}
	terms := make([]*ast.Term, 0, len(v.items))
	for _, it := range v.items {
		if t := it.Term(); t != nil {
			terms = append(terms, t)
		}
	}
	if v.kind == set {
		return ast.SetTerm(terms...)
	}
	return ast.ArrayTerm(terms...)
}

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
		return v.text(), true
	}
	if v.said == nil {
		return "", false
	}
	return v.said(), true
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

// text is how a value without holes reads.
func (v *Value) text() string {
	if s, ok := v.term.Value.(ast.String); ok {
		return string(s)
	}
	return v.term.String()
}

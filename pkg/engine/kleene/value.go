package kleene

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// kind tells how a value with holes is built.
type kind uint8

const (
	whole  kind = iota // known through and through: term is all of it
	hole               // not known at all
	object             // keys and items
	array              // items
	set                // items, in no order
)

// Value is a document with holes in it. It is immutable; what it remembers of
// itself makes it one for one goroutine.
type Value struct {
	kind kind
	// term is all of a whole value, nil where keys and items say it all.
	term *ast.Term
	// keys name the fields of an object: items has their values, in this order.
	keys *Keys
	// items are the elements of an array or a set.
	items []*Value
	*doubt
}

// doubt is what is not known of a value. Most have none.
type doubt struct {
	// maybe are the holes that decide whether the value is there at all, as an
	// element or a field of something.
	maybe Holes
	// more are the holes that may stand for further elements.
	more Holes
	// holes of a hole; those of a container are gathered when somebody asks.
	holes Holes
	// low and high bound an unknown count; high < 0 is no bound.
	low, high int
	counted   bool
	// said is how an unknown text reads in a message, nil when nobody said.
	said func() string
	// plain is the value with its holes left out, once somebody has asked.
	plain *ast.Term
}

// none is shared by all values that are known, and never written to.
var none doubt

// Known returns a value without holes.
func Known(t *ast.Term) *Value { return &Value{term: t, doubt: &none} }

// Hole returns a value that is not known. said tells how it reads inside a
// message, such as the expression it was written as; it may be nil.
func Hole(n int, said func() string) *Value { return missing(&doubt{holes: Holes{n}, said: said}) }

func unknown(h Holes) *Value { return missing(&doubt{holes: h}) }

func missing(d *doubt) *Value { return &Value{kind: hole, doubt: d} }

// Object returns an object. keys, of which there may be none, and values run in
// parallel.
func Object(keys *Keys, values []*Value) *Value {
	if keys == nil {
		keys = &Keys{}
	}
	return made(object, keys, values, nil)
}

// Array returns a list. more, when not empty, says that there may be further
// elements than these.
func Array(items []*Value, more Holes) *Value { return made(array, nil, items, more) }

// made puts a container together. Its term is made when somebody asks for it:
// most are only looked into.
func made(k kind, keys *Keys, items []*Value, more Holes) *Value {
	v := &Value{kind: k, keys: keys, items: items, doubt: &none}
	switch {
	case len(more) > 0:
		v.doubt = &doubt{more: more}
	case allSure(items):
		v.kind = whole
	}
	return v
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

// inParts reports whether items say what there is, and no term does.
func (v *Value) inParts() bool { return v.term == nil && v.kind != hole }

// Maybe returns a copy that may not be there; h decides.
func (v *Value) Maybe(h Holes) *Value {
	if len(h) == 0 {
		return v
	}
	return v.dependent(v.maybe.Union(h))
}

// dependent returns a copy of which h decides whether it is there.
func (v *Value) dependent(h Holes) *Value {
	c, d := *v, *v.doubt
	d.maybe, c.doubt = h, &d
	return &c
}

// Term returns what is known of the value: holes are left out, elements that
// may be there are in. It is nil for a hole.
func (v *Value) Term() *ast.Term {
	switch {
	case v.term != nil:
		return v.term
	case v.kind == hole:
		return nil
	case v.plain == nil:
		d := *v.doubt
		d.plain, v.doubt = v.withoutHoles(), &d
	}
	return v.plain
}

func (v *Value) withoutHoles() *ast.Term {
	if v.keys != nil {
		fields := make([][2]*ast.Term, 0, len(v.items))
		for i, it := range v.items {
			if t := it.Term(); t != nil {
				fields = append(fields, [2]*ast.Term{v.keys.term(i), t})
			}
		}
		return ast.NewTerm(ast.NewObject(fields...))
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
	var all gathered
	all.add(v.more)
	for _, it := range v.items {
		all.add(it.Holes())
		all.add(it.maybe)
	}
	return all.holes()
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
	switch {
	case v == nil || v.kind == hole:
		return nil
	case v.inParts():
		if i := v.keys.find(ast.String(name)); i >= 0 {
			return v.items[i]
		}
	default:
		if o, ok := v.term.Value.(ast.Object); ok {
			if t := o.Get(ast.StringTerm(name)); t != nil {
				return Known(t)
			}
		}
	}
	return nil
}

// Elements returns the elements of an array or a set that are known to be there
// or may be. It works on nil.
func (v *Value) Elements() []*Value {
	switch {
	case v == nil || v.kind == hole || v.keys != nil:
		return nil
	case v.inParts():
		return v.items
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
	t := v.Term()
	if s, ok := t.Value.(ast.String); ok {
		return string(s)
	}
	return t.String()
}

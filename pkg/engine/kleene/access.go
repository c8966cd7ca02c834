package kleene

import (
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// present returns v as an element whose being there depends on h and nothing
// else.
func (v *Value) present(h Holes) *Value {
	if len(h) == 0 && len(v.maybe) == 0 {
		return v
	}
	c := *v
	c.maybe = h
	return &c
}

// get returns the element at key and the holes that decide whether it is there;
// nil when it is not.
func (v *Value) get(key *Value) (child *Value, maybe Holes) {
	switch {
	case v.kind == hole || key.kind != whole:
		if v.kind == whole && v.size() == 0 {
			return nil, nil
		}
		h := v.Holes().Union(key.Holes())
		return unknown(h), h
	case v.kind == object:
		for _, f := range v.fields {
			if f.key.Value.Compare(key.term.Value) == 0 {
				return f.value, f.value.maybe
			}
		}
	case v.kind == array:
		return v.index(key.term)
	case v.kind == set:
		t, h := v.contains(key)
		if t == no {
			return nil, nil
		}
		return key, h
	default:
		return v.lookup(key.term), nil
	}
	return nil, nil
}

func (v *Value) index(key *ast.Term) (child *Value, maybe Holes) {
	n, ok := key.Value.(ast.Number)
	if !ok {
		return nil, nil
	}
	i, ok := n.Int()
	switch {
	case !ok || i < 0:
		return nil, nil
	case i < len(v.items):
		return v.items[i], v.items[i].maybe
	case len(v.more) > 0:
		return unknown(v.more), v.more
	}
	return nil, nil
}

// lookup is get for a value without holes.
func (v *Value) lookup(key *ast.Term) *Value {
	var t *ast.Term
	switch c := v.term.Value.(type) {
	case ast.Object:
		t = c.Get(key)
	case *ast.Array:
		t = c.Get(key)
	case ast.Set:
		if c.Contains(key) {
			t = key
		}
	}
	if t == nil {
		return nil
	}
	return Known(t)
}

// size is the number of elements of a value without holes, -1 for what has
// none.
func (v *Value) size() int {
	switch c := v.term.Value.(type) {
	case ast.Object:
		return c.Len()
	case *ast.Array:
		return c.Len()
	case ast.Set:
		return c.Len()
	}
	return -1
}

// entries yields every key and element, with the holes that decide whether it
// is there.
func (v *Value) entries(k func(key, child *Value, maybe Holes) error) error {
	switch v.kind {
	case hole:
		return k(unknown(v.holes), unknown(v.holes), v.holes)
	case object:
		for _, f := range v.fields {
			if err := k(Known(f.key), f.value, f.value.maybe); err != nil {
				return err
			}
		}
		return nil
	case array, set:
		for i, it := range v.items {
			key := it
			if v.kind == array {
				key = Known(ast.InternedTerm(i))
			}
			if err := k(key, it, it.maybe); err != nil {
				return err
			}
		}
		if len(v.more) > 0 {
			return k(unknown(v.more), unknown(v.more), v.more)
		}
		return nil
	default:
		return v.plainEntries(k)
	}
}

func (v *Value) plainEntries(k func(key, child *Value, maybe Holes) error) error {
	switch c := v.term.Value.(type) {
	case ast.Object:
		return c.Iter(func(key, t *ast.Term) error { return k(Known(key), Known(t), nil) })
	case *ast.Array:
		for i := range c.Len() {
			if err := k(Known(ast.InternedTerm(i)), Known(c.Elem(i)), nil); err != nil {
				return err
			}
		}
	case ast.Set:
		return c.Iter(func(t *ast.Term) error { return k(Known(t), Known(t), nil) })
	}
	return nil
}

// count returns how many elements there are: exactly, between bounds when some
// may be there, or not at all.
func (v *Value) count() *Value {
	var sure, maybe int
	h := v.more
	for _, it := range v.items {
		// Elements of a set that are not known may be equal.
		if len(it.maybe) > 0 || (v.kind == set && it.kind != whole) {
			maybe++
			h = h.Union(it.maybe)
			if v.kind == set {
				h = h.Union(it.Holes())
			}
			continue
		}
		sure++
	}
	for _, f := range v.fields {
		if len(f.value.maybe) > 0 {
			maybe++
			h = h.Union(f.value.maybe)
			continue
		}
		sure++
	}
	if v.kind == set && sure == 0 && maybe > 0 && v.someSure() {
		sure, maybe = 1, maybe-1
	}
	if maybe == 0 && len(v.more) == 0 && len(h) == 0 {
		return Known(ast.InternedTerm(sure))
	}
	n := &Value{kind: hole, parts: &parts{holes: h, counted: true, low: sure, high: sure + maybe}}
	if len(v.more) > 0 {
		n.high = -1
	}
	return n
}

// someSure reports whether an element is there for certain, known or not.
func (v *Value) someSure() bool {
	for _, it := range v.items {
		if len(it.maybe) == 0 {
			return true
		}
	}
	return false
}

// number is the value of a whole number.
func (v *Value) number() (int, bool) {
	if v.kind != whole {
		return 0, false
	}
	n, ok := v.term.Value.(ast.Number)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(string(n))
	return i, err == nil
}

// Set returns a set. An element that is there for certain makes an equal one
// that may be there superfluous. more, when not empty, says that there may be
// further elements.
func Set(items []*Value, more Holes) *Value {
	sure := ast.NewSet()
	for _, it := range items {
		if it.sure() {
			sure.Add(it.term)
		}
	}
	var doubtful []*Value
	places := ast.NewObject() // known term -> place in doubtful
	for _, it := range items {
		switch {
		case it.kind == whole && sure.Contains(it.term):
			continue
		case it.kind == whole:
			if at := places.Get(it.term); at != nil {
				i, _ := at.Value.(ast.Number).Int()
				doubtful[i] = it.present(doubtful[i].maybe.Union(it.maybe))
				continue
			}
			places.Insert(it.term, ast.InternedTerm(len(doubtful)))
		}
		doubtful = append(doubtful, it)
	}
	v := Known(ast.NewTerm(sure))
	if len(doubtful) == 0 && len(more) == 0 {
		return v
	}
	return &Value{kind: set, parts: &parts{items: append(v.Elements(), doubtful...), more: more}}
}

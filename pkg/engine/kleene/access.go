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
	return v.dependent(h)
}

// get returns the element at key and the holes that decide whether it is there;
// nil when it is not.
func (v *Value) get(key *Value) (child *Value, maybe Holes) {
	switch {
	case key.kind == whole:
		return v.at(key.Term())
	case v.kind == whole && v.size() == 0:
		return nil, nil
	}
	h := v.Holes().Union(key.Holes())
	return unknown(h), h
}

// at is get for a key that is known.
func (v *Value) at(key *ast.Term) (child *Value, maybe Holes) {
	switch {
	case v.kind == hole:
		return unknown(v.holes), v.holes
	case v.term != nil:
		return v.lookup(key), nil
	case v.keys != nil:
		if i := v.keys.find(key.Value); i >= 0 {
			return v.items[i], v.items[i].maybe
		}
		return nil, nil
	case v.kind == set:
		t, h := v.contains(Known(key))
		if t == no {
			return nil, nil
		}
		return Known(key), h
	}
	return v.index(key)
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

// lookup is get for a value that is one term.
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
	if v.inParts() {
		return len(v.items)
	}
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
// is there. number makes the keys of arrays.
func (v *Value) entries(number func(int) *Value, k func(key, child *Value, maybe Holes) error) error {
	switch {
	case v.kind == hole:
		return k(unknown(v.holes), unknown(v.holes), v.holes)
	case !v.inParts():
		return v.plainEntries(number, k)
	case v.keys != nil:
		return v.fields(k)
	}
	for i, it := range v.items {
		key := it
		if v.kind != set {
			key = number(i)
		}
		if err := k(key, it, it.maybe); err != nil {
			return err
		}
	}
	if len(v.more) > 0 {
		return k(unknown(v.more), unknown(v.more), v.more)
	}
	return nil
}

// fields yields the fields of an object: as Rego does where it is known.
func (v *Value) fields(k func(key, child *Value, maybe Holes) error) error {
	order := v.keys.order()
	for i := range v.items {
		if v.kind == whole {
			i = order[i]
		}
		if err := k(v.keys.names[i], v.items[i], v.items[i].maybe); err != nil {
			return err
		}
	}
	return nil
}

func (v *Value) plainEntries(number func(int) *Value, k func(key, child *Value, maybe Holes) error) error {
	switch c := v.term.Value.(type) {
	case ast.Object:
		return c.Iter(func(key, t *ast.Term) error { return k(Known(key), Known(t), nil) })
	case *ast.Array:
		for i := range c.Len() {
			if err := k(number(i), Known(c.Elem(i)), nil); err != nil {
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
	var doubts gathered
	doubts.add(v.more)
	for _, it := range v.items {
		// Elements of a set that are not known may be equal.
		if len(it.maybe) > 0 || (v.kind == set && it.kind != whole) {
			maybe++
			doubts.add(it.maybe)
			if v.kind == set {
				doubts.add(it.Holes())
			}
			continue
		}
		sure++
	}
	if v.kind == set && sure == 0 && maybe > 0 && v.someSure() {
		sure, maybe = 1, maybe-1
	}
	h := doubts.holes()
	if len(h) == 0 {
		return Known(ast.InternedTerm(sure))
	}
	d := &doubt{holes: h, counted: true, low: sure, high: sure + maybe}
	if len(v.more) > 0 {
		d.high = -1
	}
	return missing(d)
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
	if v.term == nil {
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
			sure.Add(it.Term())
		}
	}
	var doubtful []*Value
	places := ast.NewObject() // known term -> place in doubtful
	for _, it := range items {
		switch {
		case it.kind == whole && sure.Contains(it.Term()):
			continue
		case it.kind == whole:
			if at := places.Get(it.Term()); at != nil {
				i, _ := at.Value.(ast.Number).Int()
				doubtful[i] = it.present(doubtful[i].maybe.Union(it.maybe))
				continue
			}
			places.Insert(it.Term(), ast.InternedTerm(len(doubtful)))
		}
		doubtful = append(doubtful, it)
	}
	v := Known(ast.NewTerm(sure))
	if len(doubtful) == 0 && len(more) == 0 {
		return v
	}
	return &Value{kind: set, items: append(v.Elements(), doubtful...), doubt: &doubt{more: more}}
}

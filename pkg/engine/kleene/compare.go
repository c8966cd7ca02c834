package kleene

import "github.com/open-policy-agent/opa/v1/ast"

// truthValue is one of three.
type truthValue uint8

const (
	no truthValue = iota
	yes
	unsure
)

func (t truthValue) negated() truthValue {
	switch t {
	case no:
		return yes
	case yes:
		return no
	default:
		return unsure
	}
}

// equal compares two values; the holes decide where it is unsure.
func equal(a, b *Value) (truthValue, Holes) {
	if a.kind == whole && b.kind == whole {
		if a.shape() == b.shape() && a.Term().Value.Compare(b.Term().Value) == 0 {
			return yes, nil
		}
		return no, nil
	}
	if a.kind == hole || b.kind == hole {
		return equalHole(a, b)
	}
	if a.shape() != b.shape() {
		return no, nil
	}
	if a.shape() == array {
		return equalArrays(a, b)
	}
	return equalOthers(a, b)
}

// equalHole knows one thing about holes: a count lies within its bounds.
func equalHole(a, b *Value) (truthValue, Holes) {
	if b.counted {
		a, b = b, a
	}
	if n, ok := b.number(); a.counted && ok && (n < a.low || a.high >= 0 && n > a.high) {
		return no, nil
	}
	return unsure, a.Holes().Union(b.Holes())
}

// shape is the kind of container a value is, hole for anything else.
func (v *Value) shape() kind {
	switch {
	case v.kind != whole:
		return v.kind
	case v.keys != nil:
		return object
	case v.inParts():
		return array
	}
	switch v.term.Value.(type) {
	case ast.Object:
		return object
	case *ast.Array:
		return array
	case ast.Set:
		return set
	}
	return hole
}

func equalArrays(a, b *Value) (truthValue, Holes) {
	h := a.Holes().Union(b.Holes())
	x, y := a.Elements(), b.Elements()
	if a.counts() && b.counts() && len(x) != len(y) {
		return no, nil
	}
	if !a.counts() || !b.counts() {
		return unsure, h
	}
	all := yes
	for i := range x {
		switch t, _ := equal(x[i], y[i]); t {
		case no:
			return no, nil
		case unsure:
			all = unsure
		case yes:
		}
	}
	return all, h
}

// counts reports whether the number of elements is known.
func (v *Value) counts() bool {
	if len(v.more) > 0 {
		return false
	}
	for _, it := range v.items {
		if len(it.maybe) > 0 {
			return false
		}
	}
	return true
}

// equalOthers compares objects and sets, of which at least one has holes.
func equalOthers(a, b *Value) (truthValue, Holes) {
	if a.shape() == object {
		for _, pair := range [2][2]*Value{{a, b}, {b, a}} {
			differs := false
			_ = pair[0].entries(noNumber, func(key, v *Value, maybe Holes) error {
				other, om := pair[1].get(key)
				if len(maybe) > 0 || len(om) > 0 {
					return nil
				}
				if other == nil {
					differs = true
				} else if t, _ := equal(v, other); t == no {
					differs = true
				}
				return nil
			})
			if differs {
				return no, nil
			}
		}
	}
	return unsure, a.Holes().Union(b.Holes())
}

// contains says whether a collection holds an element equal to x.
func (v *Value) contains(x *Value) (truthValue, Holes) {
	if v.kind == hole {
		return unsure, v.Holes().Union(x.Holes())
	}
	if v.kind == whole && v.size() < 0 {
		return no, nil
	}
	if all, ok := v.asSet(); ok && x.kind == whole {
		if all.Contains(x.Term()) {
			return yes, nil
		}
		return no, nil
	}
	found := no
	var doubts gathered
	_ = v.entries(noNumber, func(_, it *Value, maybe Holes) error {
		t, h := equal(it, x)
		switch {
		case t == no:
		case t == yes && len(maybe) == 0:
			found = yes
			return errStop
		default:
			if found == no {
				found = unsure
			}
			doubts.add(h)
			doubts.add(maybe)
		}
		return nil
	})
	if found == yes {
		return yes, nil
	}
	return found, doubts.holes()
}

// noNumber is for whoever has no use for the keys of arrays.
func noNumber(int) *Value { return nil }

// asSet is a set without holes.
func (v *Value) asSet() (ast.Set, bool) {
	if v.term == nil {
		return nil, false
	}
	s, ok := v.term.Value.(ast.Set)
	return s, ok
}

// ordered decides a comparison of a count between bounds with a number. It
// reports false for anything else.
func ordered(op string, a, b *Value) (truthValue, bool) {
	if b.counted {
		a, b = b, a
		op = map[string]string{"lt": "gt", "lte": "gte", "gt": "lt", "gte": "lte"}[op]
	}
	n, ok := b.number()
	if !a.counted || !ok || op == "" {
		return unsure, false
	}
	var all, some bool // whether it holds for the whole range, or for a part
	bounded := a.high >= 0
	switch op {
	case "lt":
		all, some = bounded && a.high < n, a.low < n
	case "lte":
		all, some = bounded && a.high <= n, a.low <= n
	case "gt":
		all, some = a.low > n, !bounded || a.high > n
	case "gte":
		all, some = a.low >= n, !bounded || a.high >= n
	default:
		return unsure, false
	}
	switch {
	case all:
		return yes, true
	case !some:
		return no, true
	}
	return unsure, true
}

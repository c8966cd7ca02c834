package kleene

import "slices"

// Holes is a set of things that are not known, by number, sorted. Nil is the
// empty set.
type Holes []int

// Union returns the holes of both sets.
func (h Holes) Union(o Holes) Holes {
	switch {
	case len(o) == 0:
		return h
	case len(h) == 0:
		return o
	case len(h) == len(o) && slices.Equal(h, o):
		return h
	}
	out := make(Holes, 0, len(h)+len(o))
	out = append(append(out, h...), o...)
	slices.Sort(out)
	return slices.Compact(out)
}

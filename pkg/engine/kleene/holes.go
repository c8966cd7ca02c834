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

// gathered are holes from many places. Put together at once they cost what they
// are, however many places there are.
type gathered struct {
	all    Holes
	shared bool // all belongs to somebody else
}

func (g *gathered) add(h Holes) {
	switch {
	case len(h) == 0:
		return
	case len(g.all) == 0:
		g.all, g.shared = h, true
		return
	case g.shared && slices.Equal(g.all, h):
		return
	case g.shared:
		g.all, g.shared = slices.Clone(g.all), false
	}
	g.all = append(g.all, h...)
}

// holes ends the gathering.
func (g *gathered) holes() Holes {
	if !g.shared {
		slices.Sort(g.all)
		g.all = slices.Compact(g.all)
	}
	return g.all
}

package model

import (
	"fmt"
	"strings"
)

// sameNames finds the pools that have the name of one before them.
func (b *build) sameNames() {
	first, doubtful := map[string]int{}, map[string]int{} // pools that exist, and that may
	nameless := -1                                        // the first whose name is not known
	for i, p := range b.c.Pools.Items {
		name, ok := p.Name.Get()
		k := strings.ToLower(name)
		at, taken := first[k]
		other, perhaps := doubtful[k]
		switch {
		case !ok && i == 0, ok && !taken && !perhaps && nameless < 0:
			p.SameName = None[int](p.Name.From()...).Explained("no pool before it has the name")
		case ok && taken:
			p.SameName = Known(at, p.Name.From()...).Explained("two pools have the name")
		case !ok:
			p.SameName = NotKnown[int]("the name of the pool is not known: "+p.Name.Why(), p.Name.From()...)
		case perhaps:
			why := b.c.Pools.Items[other].MaybeWhy
			p.SameName = NotKnown[int]("it is not known whether another pool of the name exists", why)
		default:
			unknown := b.c.Pools.Items[nameless].Name
			p.SameName = NotKnown[int](fmt.Sprintf("the name of pool %d is not known: %s", nameless+1, unknown.Why()), unknown.From()...)
		}
		switch {
		case !ok && nameless < 0:
			nameless = i
		case ok && p.Maybe && !perhaps:
			doubtful[k] = i
		case ok && !p.Maybe && !taken:
			first[k] = i
		}
	}
}

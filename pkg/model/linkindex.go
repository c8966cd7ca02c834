package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// typeIndex finds the resources of a type without looking at all of them.
type typeIndex struct {
	// inUnit are the resources of a unit.
	inUnit map[string][]*azure.Resource
	// literal are resources that name what they belong to by a literal id, so
	// that it may lie in another unit.
	literal []*azure.Resource
	// of are the resources whose parent is known.
	of map[*azure.Resource][]*azure.Resource
	// stray are the resources of a unit whose parent is not known.
	stray map[string][]*azure.Resource
}

func (l links) index(t string) *typeIndex {
	if x, ok := l.indexes[t]; ok {
		return x
	}
	x := &typeIndex{inUnit: map[string][]*azure.Resource{}, of: map[*azure.Resource][]*azure.Resource{}, stray: map[string][]*azure.Resource{}}
	l.indexes[t] = x
	for _, r := range l.g.OfType(t) {
		x.inUnit[r.Unit] = append(x.inUnit[r.Unit], r)
		if isLiteral(r.Scope) || isLiteral(r.Parent) || isLiteral(r.Prop("subnet", "id")) {
			x.literal = append(x.literal, r)
		}
		switch link := l.parent(r); link.State {
		case azure.LinkResolved:
			x.of[link.Resource] = append(x.of[link.Resource], r)
		case azure.LinkUnknown, azure.LinkNone:
			x.stray[r.Unit] = append(x.stray[r.Unit], r)
		case azure.LinkExternal:
		}
	}
	return x
}

func isLiteral(v *value.Value) bool {
	s, ok := v.Str()
	return ok && strings.HasPrefix(s, "/")
}

// concerning lists the resources of a type that may concern a unit: its own, and those
// of other units that name what they belong to by a literal id.
func (l links) concerning(t, unit string) []*azure.Resource {
	x := l.index(t)
	out := x.inUnit[unit]
	for _, r := range x.literal {
		if r.Unit != unit {
			out = append(out[:len(out):len(out)], r)
		}
	}
	return out
}

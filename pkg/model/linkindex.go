package model

import (
	"slices"
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
	// concern is what concerning answered, by unit.
	concern map[string][]*azure.Resource
}

func (l links) index(t string) *typeIndex {
	if x, ok := l.indexes[t]; ok {
		return x
	}
	x := &typeIndex{
		inUnit: map[string][]*azure.Resource{}, of: map[*azure.Resource][]*azure.Resource{},
		stray: map[string][]*azure.Resource{}, concern: map[string][]*azure.Resource{},
	}
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
	out, ok := x.concern[unit]
	if ok {
		return out
	}
	out = append(out, x.inUnit[unit]...)
	for _, r := range x.literal {
		if r.Unit != unit {
			out = append(out, r)
		}
	}
	x.concern[unit] = out
	return out
}

// nameKey is the name of a resource and that of what it belongs to, folded. A
// name that is not known may be any.
type nameKey struct {
	own, above           string
	ownKnown, aboveKnown bool
}

// named lists the resources of an identifier's type that it may name, in order,
// as far as names tell.
func (l links) named(id azure.ID) []*azure.Resource {
	all, t := l.g.OfType(id.Type), strings.ToLower(id.Type)
	x, ok := l.names[t]
	if !ok {
		x = map[nameKey][]int{}
		for i, r := range all {
			k := l.nameKey(r)
			x[k] = append(x[k], i)
		}
		l.names[t] = x
	}
	want := nameKey{own: azure.Folded(id.Name()), ownKnown: true, aboveKnown: true}
	if up, ok := id.Parent(); ok {
		want.above = azure.Folded(up.Name())
	}
	var at []int
	for _, k := range []nameKey{want, {own: want.own, ownKnown: true}, {above: want.above, aboveKnown: true}, {}} {
		at = append(at, x[k]...)
	}
	slices.Sort(at)
	out := make([]*azure.Resource, 0, len(at))
	for _, i := range at {
		out = append(out, all[i])
	}
	return out
}

func (l links) nameKey(r *azure.Resource) nameKey {
	var k nameKey
	k.own, k.ownKnown = r.Name().Str()
	above := value.NewString("", nil)
	if strings.Count(r.Type, "/") > 1 {
		switch p := l.parent(r); {
		case p.State == azure.LinkResolved:
			above = p.Resource.Name()
		case p.State == azure.LinkExternal && len(p.ID.Names) > 0:
			above = value.NewString(p.ID.Name(), nil)
		case p.State == azure.LinkExternal:
			above = p.Value
		default:
			above = nil
		}
	}
	k.above, k.aboveKnown = above.Str()
	k.own, k.above = azure.Folded(k.own), azure.Folded(k.above)
	return k
}

// nameless are the resources of a type in a unit whose name is not known.
func (l links) nameless(t, unit string) []*azure.Resource {
	in, ok := l.unnamed[t]
	if !ok {
		in = map[string][]*azure.Resource{}
		for _, r := range l.g.OfType(t) {
			if !r.Name().IsKnown() {
				in[r.Unit] = append(in[r.Unit], r)
			}
		}
		l.unnamed[t] = in
	}
	return in[unit]
}

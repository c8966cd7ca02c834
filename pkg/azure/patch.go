package azure

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// place is where a patch may write: a resource, or a child that is written
// inside it.
type place struct {
	r *Resource
	// list is the property that holds the child, empty for the resource itself,
	// and at the child's place in it.
	list string
	at   int
}

// inside lists child types that may be written inside their parent, with the
// property that holds them, and whether their own properties are written flat.
var inside = map[string]struct {
	property string
	flat     bool
}{
	"microsoft.containerservice/managedclusters/agentpools": {"agentPoolProfiles", true},
	"microsoft.network/virtualnetworks/subnets":             {"subnets", false},
}

// exclusive are properties of which a resource has one: what writes one of them
// takes the other away.
var exclusive = map[string][][2]string{
	"microsoft.network/virtualnetworks/subnets": {{"addressPrefix", "addressPrefixes"}},
}

// apply merges a patch into its target. When it is not known which resource
// that is, it may be any that could be meant, so what it would write is unknown
// in all of those.
func (g *Graph) apply(p *Patch) {
	p = g.located(p)
	places, sure := g.targets(p)
	for _, t := range places {
		body := replacing(p.Body, t.kind())
		if !sure || p.Exists == Maybe {
			body = uncertain(body)
		}
		t.write(body, p)
	}
}

// located is the patch with what the target's identifier says when only its end
// is known: "${the cluster's id}/agentPools/system" is a pool of that name which
// belongs to the cluster.
func (g *Graph) located(p *Patch) *Patch {
	if s, ok := p.Target.Str(); ok && p.Type == "" {
		if id, ok := ParseID(s); ok {
			out := *p
			out.Type = id.Type
			return &out
		}
	}
	_, tail := p.Target.Ends()
	parts := strings.Split(tail, "/")
	if len(parts) != 3 || parts[0] != "" || parts[1] == "" || parts[2] == "" {
		return p
	}
	above, own := cutType(p.Type)
	if p.Type == "" {
		link := g.Resolve(p.Unit, p.Target, "")
		if link.State != LinkResolved {
			return p
		}
		above, own = link.Resource.Type, parts[1]
	}
	if !strings.EqualFold(own, parts[1]) {
		return p
	}
	out := *p
	out.Type = above + "/" + own
	out.Target, out.Parent, out.Name = nil, p.Target, value.NewString(parts[2], p.Target.Locator())
	return &out
}

// cutType takes the last segment off a type.
func cutType(t string) (above, own string) {
	i := strings.LastIndexByte(t, '/')
	if i < 0 {
		return "", t
	}
	return t[:i], t[i+1:]
}

// targets returns where a patch may be meant to write; sure when it is the one.
func (g *Graph) targets(p *Patch) (out []place, sure bool) {
	if p.Type == "" {
		return g.whatever(p), false
	}
	if !p.Target.IsNothing() {
		switch link := g.Resolve(p.Unit, p.Target, p.Type); link.State {
		case LinkResolved:
			return []place{{r: link.Resource}}, true
		case LinkNone, LinkExternal:
			return nil, false
		case LinkUnknown:
		}
	}
	for _, r := range g.OfType(p.Type) {
		if r.Unit != p.Unit {
			continue
		}
		is := answer{}
		if p.Target.IsNothing() {
			is.same, is.known = g.named(r, p)
		}
		if is.known && is.same {
			return []place{{r: r}}, true
		}
		if !is.known {
			out = append(out, place{r: r})
		}
	}
	return g.targetsInside(p, out)
}

// targetsInside adds the children that are written inside their parents.
func (g *Graph) targetsInside(p *Patch, out []place) (all []place, sure bool) {
	where, ok := inside[strings.ToLower(p.Type)]
	if !ok {
		return out, false
	}
	want, _ := cutType(p.Type)
	parent := Link{State: LinkUnknown}
	if p.Target.IsNothing() {
		parent = g.Resolve(p.Unit, p.Parent, want)
	}
	for _, r := range g.OfType(want) {
		if r.Unit != p.Unit || parent.Key != "" && parent.Resource != r {
			continue
		}
		for i, child := range r.Prop(where.property).Items() {
			same, known := false, false
			if p.Target.IsNothing() {
				same, known = sameValue(child.GetFold("name"), p.Name)
			}
			here := place{r: r, list: where.property, at: i}
			switch {
			case known && same && parent.Resource == r:
				return []place{here}, true
			case !known, same:
				out = append(out, here)
			}
		}
	}
	return out, false
}

// whatever is all that a patch may write to when the type of its target is not
// known: the resource it names and what belongs to that, else anything.
func (g *Graph) whatever(p *Patch) []place {
	named := p.Target
	if named.IsNothing() {
		named = p.Parent
	}
	top := g.Resolve(p.Unit, named, "")
	if top.State == LinkExternal {
		return nil
	}
	var out []place
	for _, r := range g.Resources {
		if r.Unit != p.Unit || top.Resource != nil && top.Resource != r && !g.below(r, top.Resource) {
			continue
		}
		out = append(out, place{r: r})
		for t, where := range inside {
			if above, _ := cutType(t); !SameType(r.Type, above) {
				continue
			}
			for i := range r.Prop(where.property).Items() {
				out = append(out, place{r: r, list: where.property, at: i})
			}
		}
	}
	return out
}

// below reports whether a resource belongs, or may belong, to another one.
func (g *Graph) below(r, top *Resource) bool {
	for range 8 {
		link := g.ParentOf(r)
		if link.State != LinkResolved {
			return link.State == LinkUnknown
		}
		if r = link.Resource; r == top {
			return true
		}
	}
	return true
}

// named compares a resource with the name and parent that a patch gives. The
// answer is known when both are known, or when both are written as the same
// unknown.
func (g *Graph) named(r *Resource, p *Patch) (same, known bool) {
	same, known = sameValue(r.Name(), p.Name)
	if known && !same || strings.Count(r.Type, "/") < 2 {
		return same, known
	}
	want, _ := cutType(r.Type)
	mine, theirs := g.ParentOf(r), g.Resolve(p.Unit, p.Parent, want)
	if mine.Key == "" || theirs.Key == "" {
		return false, false
	}
	return same && mine.Key == theirs.Key, known
}

// sameValue compares two values that may be unknown: those that were written
// at one place, and derive from the same, are one.
func sameValue(a, b *value.Value) (same, known bool) {
	x, okA := a.Str()
	y, okB := b.Str()
	switch {
	case okA && okB:
		return strings.EqualFold(x, y), true
	case a.IsUnknown() && b.IsUnknown():
		at, bt := a.Place().Origin, b.Place().Origin
		one := !at.IsZero() && at == bt && slices.Equal(a.Refs(), b.Refs())
		return one, one
	}
	return false, false
}

// kind is the type of what is at a place, in lower case.
func (t place) kind() string {
	for child, where := range inside {
		if t.list != "" && where.property == t.list {
			return child
		}
	}
	return strings.ToLower(t.r.Type)
}

// replacing is what a patch of a type writes, with null for what it takes away
// by that.
func replacing(body *value.Value, kind string) *value.Value {
	props := body.GetFold("properties")
	for _, pair := range exclusive[kind] {
		for i, name := range pair {
			other := pair[1-i]
			if props.GetFold(name).IsNothing() || props.GetFold(other) != nil {
				continue
			}
			body = merge(body, only("properties", only(other, value.NewNull(props.GetFold(name).Locator()))))
		}
	}
	return body
}

// only is an object with one field.
func only(name string, v *value.Value) *value.Value {
	return value.NewObject([]value.Field{{Name: name, Value: v}}, v.Locator())
}

// write merges a body into what is at a place.
func (t place) write(body *value.Value, p *Patch) {
	both := latter
	switch {
	case p.Appends:
		both = appended
	case p.Elementwise:
		both = elementwise
	}
	if t.list == "" {
		t.r.Body = mergeWith(t.r.Body, body, both)
		return
	}
	children := t.r.Prop(t.list)
	if inside[t.kind()].flat {
		body = body.GetFold("properties")
	}
	items := slices.Clone(children.Items())
	items[t.at] = mergeWith(items[t.at], body, both)
	list := like(children, value.NewList(items, children.Locator()))
	t.r.Body = merge(t.r.Body, only("properties", only(t.list, list)))
}

// merge lays patch over base: objects deeply, everything else replacing.
func merge(base, patch *value.Value) *value.Value { return mergeWith(base, patch, latter) }

// latter is the patch.
func latter(_, patch *value.Value) *value.Value { return patch }

// appended adds a list to what is there; anything else replaces it.
func appended(base, patch *value.Value) *value.Value {
	if base.Kind() == value.List || patch.Kind() == value.List {
		return joined(base, patch)
	}
	return patch
}

// elementwise merges lists of one length element by element; anything else is
// replaced. Where the length is not known, what the elements leave out is not
// known either.
func elementwise(base, patch *value.Value) *value.Value {
	if base.Kind() != value.List && !base.IsUnknown() || patch.Kind() != value.List {
		return patch
	}
	have := base.Items()
	doubt := base.IsUnknown() || base.Open() || patch.Open()
	if !doubt && len(have) != len(patch.Items()) {
		return patch
	}
	items := make([]*value.Value, 0, len(patch.Items()))
	for i, item := range patch.Items() {
		switch {
		case !doubt:
			item = mergeWith(have[i], item, elementwise)
		case item.Kind() == value.Object:
			item = item.AsOpen()
		}
		items = append(items, item)
	}
	return like(patch, value.NewList(items, patch.Locator()))
}

// mergeWith merges objects deeply, and everything else by what both chooses.
func mergeWith(base, patch *value.Value, both func(base, patch *value.Value) *value.Value) *value.Value {
	switch {
	case patch == nil:
		return base
	case base.IsUnknown() && patch.Kind() == value.Object:
		return overUnknown(base, patch, both)
	case base.Kind() != value.Object || patch.Kind() != value.Object:
		return both(base, patch)
	}
	fields := append([]value.Field(nil), base.Fields()...)
	for _, f := range patch.Fields() {
		done := false
		for i := range fields {
			if strings.EqualFold(fields[i].Name, f.Name) {
				fields[i].Value = mergeWith(fields[i].Value, f.Value, both)
				done = true
			}
		}
		if !done {
			fields = append(fields, f)
		}
	}
	out := value.NewObject(fields, base.Locator()).WithRefs(base.Refs()...)
	if base.Open() || patch.Open() {
		out = out.AsOpen()
	}
	return out
}

// overUnknown lays an object over what is not known: there may be more in it, and
// in each object of it.
func overUnknown(base, patch *value.Value, both func(base, patch *value.Value) *value.Value) *value.Value {
	fields := slices.Clone(patch.Fields())
	for i, f := range fields {
		fields[i].Value = mergeWith(base, f.Value, both)
	}
	return like(patch, value.NewObject(fields, patch.Locator())).AsOpen()
}

// uncertain turns every leaf unknown, for a patch that may not be applied.
func uncertain(v *value.Value) *value.Value {
	if v.Kind() != value.Object {
		return value.NewUnknown("it is not known whether this is applied here", v.Locator()).WithRefs(v.Refs()...).AsChosen()
	}
	fields := make([]value.Field, 0, len(v.Fields()))
	for _, f := range v.Fields() {
		fields = append(fields, value.Field{Name: f.Name, Key: f.Key, Value: uncertain(f.Value)})
	}
	return like(v, value.NewObject(fields, v.Locator()))
}

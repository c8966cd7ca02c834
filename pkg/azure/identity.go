package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// lookedUp resolves a reference to a data source. What it looks up may be
// declared among the files, in this unit or another: it is when name, parent
// and resource group are the same, and it may be when they are not known.
func (g *Graph) lookedUp(unit string, ref value.Ref, v *value.Value) (Link, bool) {
	if _, literal := v.Str(); literal && ref.Attribute != "id" {
		return Link{}, false // a name, which is compared as one
	}
	external := Link{State: LinkExternal, Key: unit + "\x00" + ref.Address + "." + ref.Attribute, Value: v}
	for _, e := range g.finder().existing[unitAddress{unit, ref.Address}] {
		if ref.Attribute != "id" {
			continue
		}
		var found *Resource
		doubt := false
		g.names(e.Type).everywhere.maybe(e.Name(), func(r *Resource) bool {
			switch same, known := g.sameThing(e, r); {
			case known && same && found == nil:
				found = r
			case known && same, !known && r.Unit == unit:
				doubt = true
			}
			return !doubt
		})
		if doubt {
			return Link{}, false
		}
		if found != nil {
			return Link{State: LinkResolved, Resource: found, Key: found.Unit + "\x00" + found.Address, Value: v}, true
		}
	}
	return external, true
}

// sameThing compares a description with a declared resource by what names it:
// its own name, its parent's, its resource group's and its subscription. One
// difference decides. Identifiers that both are known to have say it all.
func (g *Graph) sameThing(e, r *Resource) (same, known bool) {
	if len(e.KnownID.Names) > 0 {
		if same, known := r.Identified(e.KnownID); known {
			return same, true
		}
	}
	return all(
		compared{e.Name(), r.Name()},
		compared{e.Parent, g.parentName(r)},
		compared{e.Get("resourceGroup"), r.Get("resourceGroup")},
	).and(sameSubscription(e, r))
}

// parentByName finds the resource of a type that r names as what it belongs
// to, in its own resource group and subscription.
func (g *Graph) parentByName(r *Resource, want string, otherwise Link) Link {
	var hit *Resource
	doubt := false
	g.names(want).in[r.Unit].maybe(r.Parent, func(p *Resource) bool {
		named := all(
			compared{r.Parent, p.Name()},
			compared{r.Get("resourceGroup"), p.Get("resourceGroup")},
		)
		same, known := named.and(sameSubscription(r, p))
		switch {
		case known && !same:
		case !known && named.same:
			doubt, otherwise.Value = true, maybeElsewhere(r, p)
		case !known, hit != nil:
			doubt = true
		default:
			hit = p
		}
		return !doubt
	})
	switch {
	case doubt:
		return otherwise
	case hit != nil:
		return Link{State: LinkResolved, Resource: hit, Key: hit.Unit + "\x00" + hit.Address, Value: r.Parent}
	}
	name, ok := r.Parent.Str()
	if !ok {
		return otherwise
	}
	switch there, doubt := g.parentElsewhere(r, want); {
	case doubt:
		return otherwise
	case there != nil:
		return Link{State: LinkResolved, Resource: there, Key: there.Unit + "\x00" + there.Address, Value: r.Parent}
	}
	// Two that name it alike, in one group, mean the same one.
	key := strings.Join([]string{r.Unit, r.Provider, spelled(r.Get("resourceGroup")), strings.ToLower(want + "/" + name)}, "\x00")
	return Link{State: LinkExternal, Key: key, Value: r.Parent}
}

// parentElsewhere finds what r names as what it belongs to in other units, where
// all that names it is known to be the same. It is in doubt when several are, or
// when it may be of another subscription.
func (g *Graph) parentElsewhere(r *Resource, want string) (hit *Resource, doubt bool) {
	g.names(want).everywhere.maybe(r.Parent, func(p *Resource) bool {
		named := all(
			compared{r.Parent, p.Name()},
			compared{r.Get("resourceGroup"), p.Get("resourceGroup")},
		)
		if p.Unit == r.Unit || !named.known || !named.same {
			return true
		}
		same, known := named.and(sameSubscription(r, p))
		switch {
		case known && !same:
		case !known, hit != nil:
			doubt = true
		default:
			hit = p
		}
		return !doubt
	})
	return hit, doubt
}

// spelled writes a value so that two which are certainly the same are written
// alike.
func spelled(v *value.Value) string {
	if s, ok := v.Str(); ok {
		return strings.ToLower(s)
	}
	out := v.Place().Origin.String()
	for _, r := range v.Refs() {
		out += " " + r.Address + "." + r.Attribute
	}
	return out
}

// compared is a pair of values that have to be the same.
type compared struct{ a, b *value.Value }

// answer is a comparison with what is known of it.
type answer struct{ same, known bool }

// all compares pairs: one difference decides, and it is the same only when
// every pair is. A pair of which one side is not written says nothing.
func all(pairs ...compared) answer {
	out := answer{true, true}
	for _, p := range pairs {
		if p.a.IsNothing() || p.b.IsNothing() {
			continue
		}
		same, known := sameValue(p.a, p.b)
		if known && !same {
			return answer{false, true}
		}
		out.known = out.known && known
	}
	out.same = out.known
	return out
}

// and adds another comparison.
func (x answer) and(same, known bool) (bool, bool) {
	switch {
	case x.known && !x.same, known && !same:
		return false, true
	}
	both := x.known && known
	return both, both
}

// sameSubscription compares where two resources are made: by the subscription
// that is stated, else by the provider configuration.
func sameSubscription(a, b *Resource) (same, known bool) {
	switch {
	case a.Subscription != "" && b.Subscription != "":
		return strings.EqualFold(a.Subscription, b.Subscription), true
	case a.Provider == b.Provider && a.Subscription == b.Subscription:
		return true, true
	}
	return false, false
}

// maybeElsewhere says that it is not known whether two resources are made in one
// subscription, at the provider configuration that leaves it open.
func maybeElsewhere(r, o *Resource) *value.Value {
	if r.ProviderAt.IsZero() {
		r, o = o, r
	}
	why := r.Provider + " may be for another subscription than " + o.Address + " is made in"
	return value.NewUnknown(why, value.Place{Origin: r.ProviderAt, Trail: r.Trail})
}

// parentName returns the name of what a resource belongs to, nil when it
// belongs to nothing.
func (g *Graph) parentName(r *Resource) *value.Value {
	switch link := g.ParentOf(r); {
	case link.State == LinkResolved:
		return link.Resource.Name()
	case r.Parent == nil || strings.Count(r.Type, "/") < 2:
		return nil
	}
	return r.Parent
}

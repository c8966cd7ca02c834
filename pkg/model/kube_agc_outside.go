package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// existsOutside finds what shows that a load balancer exists though no file of
// the infrastructure deploys it: a data source that looks it up, or a resource
// that names it by its identifier. Nil when nothing does.
func (b *build) existsOutside(id azure.ID) *value.Value {
	for _, r := range b.g.Existing {
		if azure.SameType(r.Type, id.Type) && b.is(r, id) != no {
			return value.NewUnknown(r.Address+" looks it up, so it is deployed elsewhere", r)
		}
	}
	if b.mentions == nil {
		b.mentions = balancersNamed(b.g.Resources)
	}
	return b.mentions[idKey(id)]
}

// balancersNamed indexes the literal identifiers of load balancers, and of what
// belongs to one, in resources.
func balancersNamed(all []*azure.Resource) map[string]*value.Value {
	out := map[string]*value.Value{}
	for _, r := range all {
		for _, v := range []*value.Value{r.Parent, r.Scope, r.Body} {
			eachText(v, func(at *value.Value, text string) {
				id, ok := azure.ParseID(text)
				if !ok || !strings.HasPrefix(strings.ToLower(id.Type), strings.ToLower(typeAGC)) {
					return
				}
				for up := true; up && !azure.SameType(id.Type, typeAGC); {
					id, up = id.Parent()
				}
				if key := idKey(id); out[key] == nil {
					out[key] = value.NewUnknown(r.Address+" names it, so it is deployed elsewhere", at.Locator())
				}
			})
		}
	}
	return out
}

// eachText visits the texts of a value and of what it holds.
func eachText(v *value.Value, visit func(at *value.Value, text string)) {
	if text, ok := v.Str(); ok {
		visit(v, text)
	}
	for _, f := range v.Fields() {
		eachText(f.Value, visit)
	}
	for _, item := range v.Items() {
		eachText(item, visit)
	}
}

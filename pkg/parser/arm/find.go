package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// index lists the resources of all deployments of the unit, by identifier and
// by type. What is being listed right now is left out, and the index is made
// again later.
func (u *unit) index() {
	if u.indexed {
		return
	}
	u.byKey, u.byType, u.twins = map[string]*resource{}, map[string][]*resource{}, map[string]bool{}
	u.indexed = true
	u.each(u.root, func(r *resource) {
		k := key(r.id)
		switch old := u.byKey[k]; {
		case old == nil || r.weight() > old.weight():
			u.byKey[k], u.twins[k] = r, false
		case r.weight() == old.weight() && r.made() && r.exists == azure.Maybe:
			u.twins[k] = true
		}
		t := strings.ToLower(r.typ)
		u.byType[t] = append(u.byType[t], r)
	})
}

// weight orders resources with one identifier: what is certainly made counts more
// than what may be, and that more than what is only looked up or not made at all.
func (r *resource) weight() int {
	switch {
	case r.exists == azure.No:
		return 0
	case r.existing:
		return 1
	case r.exists == azure.Maybe:
		return 2
	}
	return 3
}

// made reports whether the template makes the resource, or may.
func (r *resource) made() bool { return !r.existing && r.exists != azure.No }

// each visits the resources of a deployment and of those nested in it, in
// order.
func (u *unit) each(d *deployment, visit func(*resource)) {
	if d.state == 1 {
		u.indexed = false
	}
	for _, r := range d.list() {
		visit(r)
		if r.nested != nil {
			u.each(r.nested, visit)
		}
	}
}

// find returns the resource with an identifier, nil when there is none.
func (u *unit) find(id []part) *resource {
	u.index()
	return u.byKey[key(id)]
}

// either is one of several resources with the identifier, or with that of what it
// is written inside, of which any may be the one that is made; nil when there are
// not several.
func (u *unit) either(id []part) *resource {
	u.index()
	if k := key(id); u.twins[k] {
		return u.byKey[k]
	}
	if segments := segmentsOf(id); len(segments) > 4 {
		if k := key(joinSegments(segments[1 : len(segments)-2])); u.twins[k] {
			return u.byKey[k]
		}
	}
	return nil
}

// above is find among the resources that are listed already in the deployment
// and those around it: what is asked for while resources are being listed must
// not wait for itself.
func (d *deployment) above(id []part) *resource {
	k := key(id)
	for ; d != nil; d = d.parent {
		for _, r := range d.resources {
			if key(r.id) == k {
				return r
			}
		}
	}
	return nil
}

// named finds what reference() and its like name: a symbolic name, an
// identifier, or the plain name of a resource of the deployment.
func (s *scope) named(v *val) *resource {
	if text, ok := v.str(); ok && !strings.HasPrefix(text, "/") {
		for d := s.dep; d != nil; d = d.owned() {
			if r := d.bySymbol(text); r != nil {
				return r
			}
		}
		return s.byName(v)
	}
	if r := s.unit().find(piecesOf(v)); r != nil {
		return r
	}
	if id, ok := parseIdentifier(piecesOf(v)); ok {
		if azure.SameType(id.typ, typeDeployment) {
			return s.deploymentOf(id)
		}
		return nil
	}
	return s.byName(v)
}

// deploymentOf finds the deployment of an identifier that names no other place:
// it lies where this template is deployed, or where the deployment itself is.
func (s *scope) deploymentOf(id identifier) *resource {
	r := s.byName(id.names[0])
	if r == nil || !id.liesAt(r.at) && !id.liesAt(s.dep.level) {
		return nil
	}
	return r
}

// liesAt reports whether an identifier is certainly one of a level.
func (id identifier) liesAt(l level) bool {
	group := l.group
	if l.kind != atGroup {
		group = nil
	}
	return compare(id.sub, l.sub) == agree && compare(id.group, group) == agree
}

// owned is the deployment whose expressions are evaluated together with those
// of d.
func (d *deployment) owned() *deployment {
	if d.owner == nil {
		return nil
	}
	return d.owner.dep
}

// bySymbol finds a symbolic name, with an index when there are several.
func (d *deployment) bySymbol(text string) *resource {
	d.list()
	name, index, indexed := strings.Cut(strings.TrimSuffix(text, "]"), "[")
	all := d.symbols[strings.ToLower(name)]
	if !indexed {
		if len(all) > 0 {
			return all[0]
		}
		return nil
	}
	for _, r := range all {
		if l := r.scope.loops; l != nil {
			if i, ok := asText(l.index); ok && i == index {
				return r
			}
		}
	}
	if len(all) == 1 && all[0].copies > 0 {
		return all[0]
	}
	return nil
}

// byName finds the only resource of the deployment with a plain name.
func (s *scope) byName(name *val) *resource {
	var hit *resource
	k := key(piecesOf(name))
	for _, r := range s.dep.list() {
		if key(piecesOf(r.name)) != k {
			continue
		}
		if hit != nil {
			return nil
		}
		hit = r
	}
	return hit
}

// identity says which resources an unknown derives from, and why it is not
// known.
func (u *unit) identity(v *val) ([]value.Ref, string) {
	if v.chosen {
		return u.among(v), v.text
	}
	if id, ok := parseIdentifier(piecesOf(v)); ok {
		return u.identified(v, id)
	}
	return v.refs, v.text
}

// among are the identities that a choice is made among.
func (u *unit) among(v *val) []value.Ref {
	var out []value.Ref
	for _, c := range v.choices {
		if c.isUnknown() && !c.chosen {
			refs, _ := u.identity(c)
			out = append(out, refs...)
		}
	}
	return append(out, v.refs...)
}

// identified finds the resource that an identifier names: one of the unit, one
// that is written inside another, or one that is not among the files.
func (u *unit) identified(v *val, id identifier) ([]value.Ref, string) {
	if r := u.either(piecesOf(v)); r != nil {
		return nil, "there are several resources like " + r.address + ", and it is not known which one is made"
	}
	if r := u.find(piecesOf(v)); r != nil && r.made() {
		return []value.Ref{{Address: r.address, Attribute: "id"}}, r.address + ".id is known only after the deployment"
	}
	if ref, why, ok := u.inside(piecesOf(v), id); ok {
		return ref, why
	}
	if r := u.maybeOne(id); r != nil {
		return nil, "it may be " + r.address + ", or a resource that is not among the files"
	}
	if kind := strings.ToLower(id.typ); v.hidden() && u.byType[kind] == nil && insideOf[kind] == "" {
		return nil, "what identifies it is secret" // the type may be what is secret
	}
	address, sure := u.addressOf(id)
	if !sure {
		return nil, u.inWords(id) + " is not known well enough to find it"
	}
	return []value.Ref{{Address: address, Attribute: "id"}}, u.inWords(id) + " is not among the files" + u.namesakes(id)
}

// insideOf says where resources are written inside their parent: by the type of
// the parent, the property that lists them.
var insideOf = map[string]string{
	"microsoft.network/virtualnetworks/subnets":             "subnets",
	"microsoft.containerservice/managedclusters/agentpools": "agentPoolProfiles",
}

// inside looks for a resource that is written inside its parent.
func (u *unit) inside(parts []part, id identifier) ([]value.Ref, string, bool) {
	list, ok := insideOf[strings.ToLower(id.typ)]
	if !ok {
		return nil, "", false
	}
	_, _, ok = id.parent()
	segments := segmentsOf(parts)
	if !ok || len(segments) < 3 {
		return nil, "", false
	}
	r := u.find(joinSegments(segments[1 : len(segments)-2]))
	if r == nil || !r.made() {
		return nil, "", false
	}
	want := id.names[len(id.names)-1]
	items := r.whole.get().get("properties").field(list)
	for i, item := range itemsOf(items) {
		if compare(item.field("name"), want) == agree {
			ref := value.Ref{Address: r.address, Attribute: fmt.Sprintf("%s[%d].id", list, i)}
			return []value.Ref{ref}, r.address + "." + ref.Attribute + " is known only after the deployment", true
		}
	}
	if items.isUnknown() || items != nil && items.open {
		return nil, "it may be written inside " + r.address + ", which is not known", true
	}
	for _, item := range itemsOf(items) {
		if compare(item.field("name"), want) != differ {
			return nil, "it is not known which of those written inside " + r.address + " it is", true
		}
	}
	return nil, "", false
}

func itemsOf(v *val) []*val {
	if v == nil {
		return nil
	}
	return v.items
}

// maybeOne is a resource of the unit that an identifier may name.
func (u *unit) maybeOne(id identifier) *resource {
	for _, r := range u.byType[strings.ToLower(id.typ)] {
		if !r.made() {
			continue
		}
		if len(r.names) != len(id.names) {
			return r
		}
		other, _ := parseIdentifier(r.id)
		same := min(compare(other.sub, id.sub), compare(other.group, id.group))
		for i := range id.names {
			same = min(same, compare(r.names[i], id.names[i]))
		}
		if same != differ {
			return r
		}
	}
	return nil
}

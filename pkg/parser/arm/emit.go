package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// notSent are the entries of a resource that tell how it is deployed, not what.
var notSent = map[string]bool{
	"type": true, "apiversion": true, "condition": true, "copy": true, "dependson": true, "resources": true,
	"scope": true, "existing": true, "comments": true, "metadata": true, "name": true, "subscriptionid": true, "resourcegroup": true,
	"asserts": true, "import": true, "extension": true,
}

// evaluate is what is sent for the resource.
func (r *resource) evaluate() *val {
	if r.node.kind != value.Object {
		return objectVal(nil)
	}
	sent := *r.node
	sent.fields = nil
	for _, f := range r.node.fields {
		if !notSent[strings.ToLower(f.name)] {
			sent.fields = append(sent.fields, f)
		}
	}
	v := r.scope.node(&sent, "")
	name := r.name
	if n := len(r.names); n > 0 {
		name = r.names[n-1].with(func(c *val) { c.where = r.nameWhere(c) })
	}
	v = v.with(func(c *val) {
		c.fields = append([]entry{{name: "name", v: name}}, c.fields...)
		if r.at.kind == atGroup && r.extends == nil && r.at.group != nil {
			c.fields = append(c.fields, entry{name: "resourceGroup", v: r.at.groupVal()})
		}
		c.where.head = r.header
	})
	if v.is(value.Unknown) {
		return objectVal([]entry{{name: "name", v: name}}).with(func(c *val) { c.open = true })
	}
	return v
}

// nameWhere is the place of the last part of the name: that of the name, unless
// only another part of it is not known.
func (r *resource) nameWhere(last *val) where {
	if n := r.node.get("name"); n != nil && r.name.isUnknown() && !last.isUnknown() {
		return where{at: n.at, head: n.head, dep: r.dep}
	}
	return r.name.where
}

// groupVal is the resource group of a level; its identity is that of the group.
func (l level) groupVal() *val {
	if l.group.is(value.String) {
		return l.group
	}
	v := textOf(l.id())
	v.text = l.group.text
	return v
}

// read evaluates the resources of the unit.
func (u *unit) read(res *Result) {
	for range 2 { // what is met while it is being listed is left out at first
		u.index()
	}
	u.each(u.root, func(r *resource) {
		if made := u.emit(r); made != nil {
			res.Resources = append(res.Resources, made)
		}
	})
	for i := 0; i < len(u.later); i++ {
		u.later[i]()
	}
	if u.hasCluster() {
		u.readBicep(u.root)
	}
	res.Outside = append(res.Outside, u.outside...)
}

// hasCluster reports whether there is a cluster among the resources: only then
// is there anything to find, and places in Bicep to look for.
func (u *unit) hasCluster() bool {
	return u.byType["microsoft.containerservice/managedclusters"] != nil
}

func (u *unit) emit(r *resource) *azure.Resource {
	if r.typ == "" && r.exists != azure.No {
		u.note(r.header, "the type of the resource is not known", "The resource was not read.")
	}
	if r.existing || r.nested != nil || r.exists == azure.No || r.typ == "" || azure.SameType(r.typ, typeDeployment) {
		return nil
	}
	out := &azure.Resource{
		Unit: u.name, Address: r.address, Type: r.typ, Dialect: azure.Dialect{Provider: "arm"},
		Exists: r.exists, Header: r.header, Trail: r.trail(), Copies: r.stands(),
	}
	out.KnownID = u.told(r)
	if r.at.sub != nil && !r.at.sub.hidden() {
		out.Subscription, _ = asText(r.at.sub)
	}
	if version := r.scope.node(r.node.get("apiVersion"), "apiVersion"); !version.hidden() {
		out.APIVersion, _ = asText(version)
	}
	if r.why != nil {
		out.ExistsWhy = u.whyExists(r.why)
	}
	out.Body = u.result(definitions(r.whole.get()))
	own := where{at: r.node.at, head: r.header, dep: r.dep}
	if u.hasCluster() {
		out.Source = own.bicepPlace()
	}
	switch {
	case r.extends != nil:
		out.Scope = u.result(textOf(r.extends).placed(own))
	case azure.IsExtension(r.typ):
		out.Scope = u.result(textOf(r.at.id()).placed(own))
	case strings.Count(r.typ, "/") > 1:
		out.Parent = u.result(r.parentID().placed(own))
	}
	return out
}

// maxCopies keeps a product of loops from overflowing; no deployment has as many.
const maxCopies = 1 << 40

// stands is how many resources this one stands for, in what it is written inside
// and all the deployments that its own stands for.
func (r *resource) stands() int {
	n := 1
	for via := r; via != nil; via = via.dep.via {
		for one := via; one != nil; one = one.up {
			if one.copies == azure.Uncounted {
				return azure.Uncounted
			}
			n = min(n*max(one.copies, 1), maxCopies)
		}
	}
	return n
}

// whyExists is the value that decides whether a resource exists.
func (u *unit) whyExists(why *val) *value.Value {
	if why.isUnknown() {
		return u.result(why)
	}
	return value.NewUnknown("whether it exists is not known", why.where)
}

// trail is what brought the resource: the pass of its loop and the deployments.
func (r *resource) trail() []value.Step {
	var out []value.Step
	if l := r.scope.loops; l != nil && l.resource && r.node.get("copy") != nil {
		out = append(out, l.step())
	}
	return append(out, r.dep.trail()...)
}

// parentID identifies what the resource belongs to.
func (r *resource) parentID() *val {
	if r.up != nil {
		return textOf(r.up.id)
	}
	if len(r.names) < 2 {
		return unknown("the name "+r.label()+" does not say what it belongs to", r.dep.unit.once("parent"))
	}
	base := r.at.id()
	n := len(r.names) - 1
	return textOf(resourceID(base, r.typ[:strings.LastIndexByte(r.typ, '/')], r.names[:n]))
}

// definitions makes the identifiers of built-in role and policy definitions
// known: they are the same whatever subscription they are read through.
func definitions(body *val) *val {
	props := body.field("properties")
	if !props.is(value.Object) {
		return body
	}
	for _, name := range []string{"roleDefinitionId", "policyDefinitionId"} {
		v := props.field(name)
		id, ok := parseIdentifier(piecesOf(v))
		if !ok || !v.isUnknown() || v.chosen || !strings.Contains(strings.ToLower(id.typ), "definitions") {
			continue
		}
		last, known := id.names[len(id.names)-1].str()
		if !known || len(id.names) != 1 {
			continue
		}
		tenant := strVal("/providers/" + id.typ + "/" + last).placed(v.where)
		body = body.replaced("properties", props.replaced(name, tenant))
	}
	return body
}

// replaced returns an object with another value under a name.
func (v *val) replaced(name string, by *val) *val {
	return v.with(func(c *val) {
		c.fields = append([]entry(nil), c.fields...)
		for i := range c.fields {
			if strings.EqualFold(c.fields[i].name, name) {
				c.fields[i].v = by
			}
		}
	})
}

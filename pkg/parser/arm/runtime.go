package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// runtime is what reference() gives of a resource: what the template sets is
// known, everything else is known only after the deployment.
func (u *unit) runtime(r *resource, path string, base *val) *val {
	out := &val{kind: value.Unknown, size: 1, sym: "runtime(" + key(r.id) + "," + path + ")"}
	out.text = strings.TrimSuffix(r.shown()+"."+path, ".") + " is known only after the deployment"
	if r.made() {
		out.refs = []value.Ref{{Address: r.address, Attribute: path}}
	}
	if base.is(value.Object) {
		out.kind, out.fields, out.where, out.refs, out.open = value.Object, base.fields, base.where, nil, true
	}
	out.member = func(name string) *val {
		below := strings.TrimPrefix(path+"."+name, ".")
		if path == "" && strings.EqualFold(name, "id") {
			return textOf(r.id)
		}
		known := base.field(name)
		if known.isNull() || known.is(value.String) && known.text == "" {
			known = nil // Azure may fill in what is left empty
		}
		switch {
		case known.is(value.Object) || known == nil:
			return u.runtime(r, below, known)
		case known.is(value.List):
			return u.runtimeList(r, below, known)
		}
		return known.via(value.Step{Kind: value.StepResource, Name: r.address + "." + below, Range: r.header})
	}
	return out
}

// runtimeList is a list of a resource that runs: its elements have more in
// them than is written.
func (u *unit) runtimeList(r *resource, path string, list *val) *val {
	items := make([]*val, len(list.items))
	for i, item := range list.items {
		items[i] = item
		if item.is(value.Object) {
			items[i] = u.runtimeItem(r, fmt.Sprintf("%s[%d]", path, i), item)
		}
	}
	return list.with(func(c *val) { c.items = items })
}

// runtimeItem is an element of such a list. One that is a resource of its own
// has an identifier.
func (u *unit) runtimeItem(r *resource, path string, item *val) *val {
	out := u.runtime(r, path, item)
	list := before(path, "[")
	for typ, property := range insideOf {
		name := item.field("name")
		if name == nil || !strings.EqualFold(list, "properties."+property) || !strings.EqualFold(typ[:strings.LastIndexByte(typ, '/')], r.typ) {
			continue
		}
		id := textOf(joinParts(r.id, "/", typ[strings.LastIndexByte(typ, '/')+1:], "/", name))
		inner := out.member
		out.member = func(name string) *val {
			if strings.EqualFold(name, "id") {
				return id
			}
			return inner(name)
		}
	}
	return out
}

// shown names a resource in a reason.
func (r *resource) shown() string {
	if r.existing {
		return r.label()
	}
	return r.address
}

// reference evaluates reference() and its like. full asks for the resource, not
// just its properties.
func (s *scope) reference(name *val, full bool) *val {
	r := s.named(name)
	if r == nil {
		return s.elsewhere(name, full)
	}
	if azure.SameType(r.typ, typeDeployment) {
		return s.deployed(r, full)
	}
	if r.existing {
		if made := s.unit().find(r.id); made != nil {
			r = made
		}
	}
	if r.existing || r.exists != azure.Yes {
		if full {
			return s.unit().runtime(r, "", nil)
		}
		return s.unit().runtime(r, "properties", nil)
	}
	whole := r.whole.get()
	if full {
		return s.unit().runtime(r, "", whole)
	}
	return s.unit().runtime(r, "properties", whole.field("properties"))
}

// deployed is what a deployment gives: its outputs.
func (s *scope) deployed(r *resource, full bool) *val {
	why := "deployment " + r.label() + " is not among the files"
	if r.exists == azure.No {
		why = "deployment " + r.label() + " is not made"
	}
	props := unknown(why, "deployment("+key(r.id)+")")
	props.refs = []value.Ref{{Address: r.address, Attribute: "outputs"}}
	if r.nested != nil {
		outputs := r.nested.outputsVal()
		inner := props
		props = inner.with(func(c *val) {
			c.member = func(name string) *val {
				if strings.EqualFold(name, "outputs") {
					return outputs
				}
				return inner.below("." + strings.ToLower(name))
			}
		})
	}
	if !full {
		return props
	}
	out := unknown("deployment "+r.label()+" is known only after it is made", "deployment("+key(r.id)+",full)")
	out.member = func(name string) *val {
		switch strings.ToLower(name) {
		case "properties":
			return props
		case "id":
			return textOf(r.id)
		case "name":
			return r.name
		}
		return unknown("deployment "+r.label()+" is known only after it is made", "deployment("+key(r.id)+","+name+")")
	}
	return out
}

// runs says what a name leads to that is not among the files.
func (u *unit) runs(name *val) string {
	if id, ok := parseIdentifier(piecesOf(name)); ok && !name.hidden() {
		return "what " + u.inWords(id) + " gives"
	}
	return "what a resource that is not among the files gives"
}

// elsewhere is what a resource that is not among the files gives. Its
// identifier says which it is.
func (s *scope) elsewhere(name *val, full bool) *val {
	path := ".properties"
	if full {
		path = ""
	}
	out := unknown(s.unit().runs(name)+" is known only after the deployment", "runtime("+name.normal()+path+")")
	if full {
		out.member = func(member string) *val {
			if strings.EqualFold(member, "id") {
				return name
			}
			return out.with(func(c *val) { c.member = nil }).below("." + strings.ToLower(member))
		}
	}
	return out
}

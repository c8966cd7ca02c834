package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

func runtimeFunctions() map[string]function {
	later := func(why string) function {
		return function{0, -1, true, func(c *call) *val { return derived(c.name, c.args...).with(func(v *val) { v.text = why }) }}
	}
	return map[string]function{
		"reference":                   {1, 3, true, reference},
		"references":                  {1, 3, true, references},
		"resourceinfo":                {1, 1, true, resourceInfo},
		"pickzones":                   later("zones are picked by Azure"),
		"providers":                   later("providers() is answered by Azure"),
		"roledefinitions":             later("roleDefinitions() is answered by Azure"),
		"tologicalzone":               later("zones are numbered for each subscription"),
		"tologicalzones":              later("zones are numbered for each subscription"),
		"tophysicalzone":              later("zones are numbered for each subscription"),
		"tophysicalzones":             later("zones are numbered for each subscription"),
		"externalinputs":              later("it is given when the template is deployed"),
		"externalinput":               later("it is given when the template is deployed"),
		"extensions":                  later("extensions are known only when the template is deployed"),
		"listoutputswithsecurevalues": {1, 2, true, listOutputs},
	}
}

// listFunction reports whether a name is one of the functions that ask a
// resource for keys and the like; there is one for every operation.
func listFunction(name string) bool { return strings.HasPrefix(name, "list") }

// listed is what a resource answers: never known, and secret.
func (c *call) listed() *val {
	out := derived(c.name, c.args...)
	out.text, out.secret, out.refs = c.name+"() is answered by the resource", true, nil
	return out
}

func reference(c *call) *val {
	full := false
	for _, a := range c.args[1:] {
		if s, ok := a.str(); ok && strings.EqualFold(s, "full") {
			full = true
		}
	}
	if c.args[0].isUnknown() && len(c.args[0].parts) == 0 {
		if r := c.named(c.args[0]); r == nil {
			return c.unknown()
		}
	}
	return c.reference(c.args[0], full)
}

// resourceInfo is what can be said of a resource before it is made.
func resourceInfo(c *call) *val {
	r := c.named(c.args[0])
	if r == nil {
		return c.unknown()
	}
	fields := []entry{{name: "id", v: textOf(r.id)}, {name: "name", v: r.name}, {name: "type", v: strVal(r.typ)}}
	if n := r.node.get("apiVersion"); n != nil {
		fields = append(fields, entry{name: "apiVersion", v: r.scope.node(n, "apiVersion")})
	}
	return live("resourceInfo("+key(r.id)+")", r.shown()+" is known only after the deployment", fields)
}

// references is reference() of every pass of a loop.
func references(c *call) *val {
	name, ok := c.args[0].str()
	if !ok {
		return c.unknown()
	}
	full := false
	for _, a := range c.args[1:] {
		if s, ok := a.str(); ok && strings.EqualFold(s, "full") {
			full = true
		}
	}
	c.dep.list()
	all := c.dep.symbols[strings.ToLower(name)]
	items := make([]*val, 0, len(all))
	open := false
	for _, r := range all {
		items = append(items, c.reference(strVal(indexed(r)), full))
		open = open || r.scope.loops != nil && r.scope.loops.index.is(value.Unknown)
	}
	out := listVal(items)
	out.open = open || len(all) == 0 && c.dep.root.get("resources").get(name) == nil
	return out
}

// indexed is the symbolic name of a resource with the pass of its loop.
func indexed(r *resource) string {
	if l := r.scope.loops; l != nil && r.node.get("copy") != nil {
		if i, ok := asText(l.index); ok {
			return r.symbol + "[" + i + "]"
		}
	}
	return r.symbol
}

// listOutputs is the outputs of a deployment, secret ones included.
func listOutputs(c *call) *val {
	out := c.reference(c.args[0], false).get("outputs")
	if out == nil {
		return c.listed()
	}
	return &val{kind: value.Object, open: true, size: 1, sym: out.normal(), member: func(name string) *val {
		v := out.get(name)
		if v == nil {
			return nil
		}
		return v.get("value").asSecret()
	}}
}

package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// deployment is one template under evaluation: the one that is checked, or one
// nested in it.
type deployment struct {
	unit   *unit
	parent *deployment
	via    *resource // the resource that is this deployment; nil at the root
	root   *node
	file   string // of the template; empty when it is written in another one
	owner  *scope // evaluates the expressions, when those are the parent's
	either bool   // it is not known whether they are the parent's
	level  level
	prefix string // of addresses
	depth  int

	params, vars, outputs, funcs map[string]*cell
	declared                     map[string]*node // parameters and outputs are looked up for their type

	state     uint8 // resources: not yet, under way, listed
	resources []*resource
	symbols   map[string][]*resource

	bicep      *bicepFile // see bicepOf
	bicepAsked bool
}

// newDeployment prepares a template. args gives the values of parameters; it
// may be nil, and returns nil for a parameter that is not given.
func newDeployment(u *unit, root *node, args func(name string) *val) *deployment {
	d := &deployment{
		unit: u, root: root, params: map[string]*cell{}, vars: map[string]*cell{}, outputs: map[string]*cell{},
		funcs: map[string]*cell{}, declared: map[string]*node{}, symbols: map[string][]*resource{},
	}
	for _, m := range root.get("parameters").object() {
		d.declared[strings.ToLower(m.name)] = m.value
		d.params[strings.ToLower(m.name)] = &cell{unit: u, make: func() *val { return d.parameter(m, args) }}
	}
	d.variables()
	for _, m := range root.get("outputs").object() {
		d.outputs[strings.ToLower(m.name)] = &cell{unit: u, make: func() *val { return d.output(m) }}
	}
	return d
}

// self is where the expressions of the template are evaluated.
func (d *deployment) self() *scope {
	if d.owner != nil {
		return d.owner
	}
	return &scope{dep: d}
}

// trail is the deployments that brought this one, the nearest first.
func (d *deployment) trail() []value.Step {
	var out []value.Step
	for ; d != nil && d.via != nil; d = d.parent {
		out = append(out, value.Step{Kind: d.parent.kind(value.StepNested, value.StepModule), Name: d.via.label(), Range: d.via.header})
	}
	return out
}

// kind is a step as people wrote it: in Bicep that the template was compiled
// from, or in the template.
func (d *deployment) kind(written, compiled value.StepKind) value.StepKind {
	for d.parent != nil {
		d = d.parent
	}
	if isBuilt(d.root) {
		return compiled
	}
	return written
}

// path names the deployment among all of its unit.
func (d *deployment) path() string { return d.prefix }

func (d *deployment) variables() {
	for _, m := range d.root.get("variables").object() {
		if strings.EqualFold(m.name, "copy") && isPropertyCopy(m.value) {
			for _, c := range m.value.items {
				name := c.get("name").str()
				d.vars[strings.ToLower(name)] = d.variable(name, c.head, func() *val { return d.self().copied(c, "input") })
			}
			continue
		}
		d.vars[strings.ToLower(m.name)] = d.variable(m.name, m.key, func() *val { return d.self().node(m.value, "") })
	}
}

func (d *deployment) variable(name string, at source.Range, eval func() *val) *cell {
	return &cell{unit: d.unit, make: func() *val {
		return eval().via(value.Step{Kind: value.StepVariable, Name: name, Range: at})
	}}
}

// parameter is the value of a parameter: given, its default, the only one that
// is allowed, or unknown.
func (d *deployment) parameter(m member, args func(string) *val) *val {
	decl := d.resolveType(m.value)
	var v *val
	if args != nil {
		v = args(m.name)
	}
	allowed := decl.get("allowedValues").list()
	switch {
	case v != nil && (!v.isNull() || decl.get("nullable").isTrue()):
	case decl.get("defaultValue") != nil:
		v = d.usual(m.name, decl)
	case len(allowed) == 1:
		v = d.self().node(allowed[0], "")
	case decl.get("nullable").isTrue():
		v = nullVal().placed(where{at: m.key, head: m.key, dep: d})
	default:
		why := fmt.Sprintf("parameter %q has no value", m.name)
		if d.via != nil {
			why = fmt.Sprintf("parameter %q is not handed to %s", m.name, d.via.label())
		}
		v = unknown(why, "parameters("+d.path()+strings.ToLower(m.name)+")")
		v.where = where{at: m.key, head: m.key, dep: d}
	}
	v = v.placed(where{at: m.key, head: m.key, dep: d})
	if d.secureType(decl) {
		if v.settled() {
			v.where.at.Hide()
		}
		v = v.asSecret()
	}
	return v.via(value.Step{Kind: value.StepParameter, Name: m.name, Range: m.key})
}

// usual is the default of a parameter, which ARM holds to what is declared.
func (d *deployment) usual(name string, decl *node) *val {
	written := decl.get("defaultValue")
	v := d.self().node(written, "")
	why := refusal(decl, v)
	if why == "" {
		return v
	}
	why = fmt.Sprintf("the defaultValue of parameter %q %s", name, why)
	d.unit.problem(source.Problem{Severity: source.Error, Range: written.head, Path: written.head.Path(), Message: why, Hint: "ARM refuses the deployment.", Sorted: true})
	return unknown(why, "parameters("+d.path()+strings.ToLower(name)+")").placed(v.where)
}

// resolveType lays what a declaration says over the definition it refers to.
func (d *deployment) resolveType(n *node) *node {
	seen := map[*node]bool{}
	out := n
	for ref := n.get("$ref").str(); ref != ""; {
		def := d.definition(ref)
		if def == nil || seen[def] {
			break
		}
		seen[def] = true
		if out == n {
			out = &node{kind: value.Object, at: n.at, head: n.head}
		}
		out.fields = append(append([]member(nil), def.fields...), out.fields...)
		ref = def.get("$ref").str()
	}
	if out != n {
		out.fields = append(out.fields, n.fields...)
	}
	return out
}

func (d *deployment) definition(ref string) *node {
	name, ok := strings.CutPrefix(ref, "#/definitions/")
	if !ok {
		return nil
	}
	return d.root.path("definitions", strings.NewReplacer("~1", "/", "~0", "~").Replace(name))
}

// secureType reports whether values of a type, or parts of them, must not be
// printed.
func (d *deployment) secureType(decl *node) bool { return d.secureIn(decl, map[*node]bool{}) }

// secureIn is secureType without the declarations that are looked into already.
func (d *deployment) secureIn(decl *node, seen map[*node]bool) bool {
	switch strings.ToLower(decl.get("type").str()) {
	case "securestring", "secureobject":
		return true
	}
	inner := append([]*node{decl.get("items"), decl.get("additionalProperties")}, decl.get("prefixItems").list()...)
	for _, of := range []*node{decl.get("properties"), decl.path("discriminator", "mapping")} {
		for _, m := range of.object() {
			inner = append(inner, m.value)
		}
	}
	for _, n := range inner {
		if n == nil || seen[n] {
			continue
		}
		seen[n] = true
		if d.secureIn(d.resolveType(n), seen) {
			return true
		}
	}
	return false
}

// output is the value of an output.
func (d *deployment) output(m member) *val {
	s := d.self()
	var v *val
	switch c := m.value.get("copy"); {
	case c != nil:
		named := *c
		named.fields = append([]member{{name: "name", value: &node{kind: value.String, text: m.name}}}, c.fields...)
		v = s.copied(&named, "input")
	case m.value.get("value") != nil:
		v = s.node(m.value.get("value"), "")
	default:
		v = nullVal()
	}
	if d.secureType(d.resolveType(m.value)) {
		v = v.asSecret()
	}
	return v
}

// outputsVal is what reference() gives of a deployment.
func (d *deployment) outputsVal() *val {
	return &val{kind: value.Object, open: true, size: 1, sym: "outputs(" + d.path() + ")", member: func(name string) *val {
		c := d.outputs[strings.ToLower(name)]
		if c == nil {
			return unknown(fmt.Sprintf("deployment %s has no output %q", d.via.label(), name), "outputs("+d.path()+name+")")
		}
		v := c.get()
		at := d.root.get("outputs").get(name)
		step := value.Step{Kind: value.StepOutput, Name: d.via.label() + "." + name, Range: at.head}
		return objectVal([]entry{{name: "value", v: v.via(step)}})
	}}
}

// argsFromNodes binds parameters to what a deployment resource hands over.
func argsFromNodes(s *scope, label string, params *node) func(string) *val {
	if params == nil {
		return nil
	}
	if params.kind != value.Object {
		all := s.node(params, "parameters")
		return func(name string) *val {
			return s.argument(all.get(name).get("value"), label, name, params.at)
		}
	}
	return func(name string) *val {
		arg := params.get(name)
		switch {
		case arg == nil:
			return nil
		case arg.get("value") != nil:
			return s.argument(s.node(arg.get("value"), ""), label, name, arg.head)
		case arg.get("reference") != nil:
			return keyVault(name, where{at: arg.at, head: arg.head, dep: s.dep})
		}
		return s.argument(s.node(arg, "").get("value"), label, name, arg.head)
	}
}

func (s *scope) argument(v *val, label, name string, at source.Range) *val {
	return v.via(value.Step{Kind: s.dep.kind(value.StepHanded, value.StepArgument), Name: label + "." + name, Range: at})
}

// keyVault is a value that lies in a vault.
func keyVault(name string, w where) *val {
	v := unknown("it lies in a key vault", "secret("+w.at.String()+strings.ToLower(name)+")")
	v.secret, v.where = true, w
	return v
}

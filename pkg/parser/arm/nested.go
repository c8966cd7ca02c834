package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

const (
	typeDeployment = "Microsoft.Resources/deployments"
	typeGroup      = "Microsoft.Resources/resourceGroups"
)

// nest makes the deployment that a resource of type deployments is; nil when
// its template is not there, which is then told.
func (d *deployment) nest(r *resource) *deployment {
	if r.exists == azure.No {
		return nil
	}
	props, file := r.node.get("properties"), ""
	root := props.get("template")
	inner, sure := r.scope.isInner(props)
	outer, either := root != nil && sure && !inner, root != nil && !sure
	if root != nil && root.kind != value.Object {
		// What an expression leaves of expressions is evaluated by the deployment.
		outer, either = false, false
		if root = written(r.scope.node(root, "template"), root); root == nil {
			d.missing(r, props.get("template").text)
			return nil
		}
	}
	if root == nil {
		root, file = d.linked(r, props)
	}
	if root == nil {
		return nil
	}
	u := d.unit
	if u.calls++; u.calls > maxCalls || d.depth >= maxNested {
		u.problem(source.Problem{
			Severity: source.Budget, Range: r.header, Path: r.header.Path(),
			Message: fmt.Sprintf("%s has more than %d nested deployments, or more than %d within one another; the rest was not evaluated", u.name, maxCalls, maxNested),
			Hint:    "Leave this template out, or check its parts.",
		})
		return nil
	}
	n := newDeployment(u, root, d.args(r, props))
	n.parent, n.via, n.depth, n.file = d, r, d.depth+1, file
	n.prefix = d.prefix + r.part() + "."
	n.level = r.at
	if n.level.kind == atGroup && n.level.group == nil {
		n.level.kind = atSubscription
	}
	if outer {
		n.owner = r.scope
	}
	if n.either = either; either {
		u.note(r.header, "whether the template of "+r.label()+" sees its own parameters and variables is not known: its expressionEvaluationOptions depend on what has no value", "They are taken as unknown.")
	}
	n.hide(props.get("parameters"))
	return n
}

// args gives the parameters of a deployment: what it is handed, or what a
// parameter file says that it links to. That of another place is not known.
func (d *deployment) args(r *resource, props *node) func(string) *val {
	handed := argsFromNodes(r.scope, r.label(), props.get("parameters"))
	link := props.get("parametersLink")
	if link == nil {
		return handed
	}
	u := d.unit
	if file, sure := r.scope.target(link, d.root.at.Path()); sure && link.get("relativePath") == nil {
		if p := u.loader.parametersAt(file); p != nil {
			return u.given(p)
		}
	}
	u.note(r.header, r.label()+" takes its parameters from where its parametersLink leads, which is not read", "They are taken as unknown.")
	return func(name string) *val {
		if handed != nil {
			if v := handed(name); v != nil {
				return v
			}
		}
		v := unknown(fmt.Sprintf("parameter %q of %s is given by what its parametersLink leads to", name, r.label()), "parameters("+d.prefix+r.part()+"."+strings.ToLower(name)+")")
		return v.placed(where{at: link.at, head: link.head, dep: d})
	}
}

// part is how a deployment names what is in it: by its symbolic name or its own,
// and by the pass of its loop.
func (r *resource) part() string {
	if r.symbol != "" {
		return strings.TrimPrefix(r.address, r.dep.prefix)
	}
	return r.label()
}

// linked is the template that a deployment links to, and its file; nil when it
// is not certain to be among the files.
func (d *deployment) linked(r *resource, props *node) (*node, string) {
	link := props.get("templateLink")
	file := d.root.at.Path()
	if d.owner != nil {
		file = d.owner.dep.root.at.Path()
	}
	name, sure := r.scope.target(link, file)
	var t *document
	if sure {
		t = d.unit.loader.template(name)
	}
	if t == nil {
		d.missing(r, r.linkText(link))
		return nil, ""
	}
	for up := d; up != nil; up = up.parent {
		if up.root == t.root {
			d.unit.note(r.header, fmt.Sprintf("%s is deployed from within itself", name), "It is not evaluated again.")
			return nil, ""
		}
	}
	return t.root, name
}

// linkText says where a template comes from. A place that is secret is told by
// its expression.
func (r *resource) linkText(link *node) string {
	for _, name := range []string{"relativePath", "uri", "id"} {
		if n := link.get(name); n != nil {
			v := r.scope.node(n, name)
			s, ok := v.str()
			switch {
			case ok && !v.hidden():
				return s
			case isExpression(n.text):
				return n.text
			}
		}
	}
	return ""
}

// missing tells of a deployment whose template is not there.
func (d *deployment) missing(r *resource, from string) {
	d.unit.later = append(d.unit.later, func() {
		var handed []value.Ref
		for _, p := range r.node.path("properties", "parameters").object() {
			handed = append(handed, d.unit.handed(r.scope.node(p.value, p.name))...)
		}
		d.unit.outside = append(d.unit.outside, azure.Outside{Unit: d.unit.name, Address: r.address, Source: source.WithoutCredentials(from), Refs: handed, Header: r.header})
	})
}

// handed collects the identities in a value, as far as they are resources.
func (u *unit) handed(v *val) []value.Ref {
	var out []value.Ref
	var walk func(*value.Value)
	walk = func(w *value.Value) {
		out = append(out, w.Refs()...)
		for _, item := range w.Items() {
			walk(item)
		}
		for _, f := range w.Fields() {
			walk(f.Value)
		}
	}
	walk(u.result(v))
	return out
}

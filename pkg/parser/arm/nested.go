package arm

import (
	"fmt"
	"path"
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
	props := r.node.get("properties")
	root := props.get("template")
	outer := root != nil && !strings.EqualFold(props.path("expressionEvaluationOptions", "scope").str(), "inner")
	if root != nil && root.kind != value.Object {
		d.missing(r, root.text)
		return nil
	}
	if root == nil {
		root = d.linked(r, props)
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
	n := newDeployment(u, root, argsFromNodes(r.scope, r.label(), props.get("parameters")))
	n.parent, n.via, n.depth = d, r, d.depth+1
	n.prefix = d.prefix + r.part() + "."
	n.level = r.at
	if n.level.kind == atGroup && n.level.group == nil {
		n.level.kind = atSubscription
	}
	if outer {
		n.owner = r.scope
	}
	n.hide(props.get("parameters"))
	return n
}

// part is how a deployment names what is in it: by its symbolic name or its own,
// and by the pass of its loop.
func (r *resource) part() string {
	if r.symbol != "" {
		return strings.TrimPrefix(r.address, r.dep.prefix)
	}
	return r.label()
}

// linked is the template that a deployment links to by a relative path.
func (d *deployment) linked(r *resource, props *node) *node {
	link := props.get("templateLink")
	where := r.scope.node(link.get("relativePath"), "relativePath")
	rel, ok := where.str()
	if !ok || where.hidden() {
		d.missing(r, r.linkText(link))
		return nil
	}
	file := d.root.at.Path()
	if d.owner != nil {
		file = d.owner.dep.root.at.Path()
	}
	name := path.Join(path.Dir(file), strings.ReplaceAll(rel, "\\", "/"))
	t := d.unit.loader.template(name)
	if t == nil {
		d.missing(r, rel)
		return nil
	}
	for up := d; up != nil; up = up.parent {
		if up.root == t.root {
			d.unit.note(r.header, fmt.Sprintf("%s is deployed from within itself", name), "It is not evaluated again.")
			return nil
		}
	}
	return t.root
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

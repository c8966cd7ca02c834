package terraform

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
)

// OpenTofu lets variables and local values decide over the source and the
// version of a module, as long as they are known before anything else is.
// Terraform refuses that; a configuration it refuses is not deployed, so both
// are resolved wherever they are written.

// resolveSources resolves the sources and versions of the calls with what the
// variables are by default: which directories are modules of which has to be
// known before any of them is evaluated.
func (c *config) resolveSources() {
	for _, call := range c.calls {
		if !isComputed(call.args["source"]) && !isComputed(call.args["version"]) {
			continue
		}
		u := &unit{loader: c.loader, dir: c.dir, noted: map[string]bool{}}
		u.funcs = functions(u)
		u.root = &module{unit: u, cfg: c}
		u.root.init()
		*call = *u.root.resolved(call)
		if a := call.args["source"]; isComputed(a) && call.source != "" && !c.tofu {
			at := c.loader.rangeOf(a.Expr.Range())
			c.loader.problems = append(c.loader.problems, source.Problem{
				Severity: source.Note, Range: at, Path: at.Path(),
				Message: fmt.Sprintf("the source of module %q is computed", call.name),
				Hint:    "OpenTofu resolves it since version 1.8; Terraform 1.11 refuses it.",
			})
		}
	}
}

// resolved is a call with the source and the version it has in this instance of
// the module.
func (m *module) resolved(call *moduleCall) *moduleCall {
	from, version := m.early(call.args["source"], call.source), m.early(call.args["version"], call.version)
	if from == call.source && version == call.version {
		return call
	}
	out := *call
	out.source, out.version = from, version
	return &out
}

// early is the text of an argument that is resolved before anything else,
// written when it is not computed. It is empty when it is not known.
func (m *module) early(a *hclsyntax.Attribute, written string) string {
	if !isComputed(a) {
		return written
	}
	if !m.cfg.isEarly(a.Expr, map[*definition]bool{}) {
		return ""
	}
	v := m.self.eval(a.Expr)
	text, ok := known(v, cty.String)
	if !ok || hasSecret(deepMarks(v)) {
		return ""
	}
	return text.AsString()
}

// isComputed reports whether an argument is more than a plain text.
func isComputed(a *hclsyntax.Attribute) bool {
	if a == nil {
		return false
	}
	_, diags := a.Expr.Value(nil)
	return diags.HasErrors()
}

// isEarly reports whether an expression reads nothing but variables and local
// values that read nothing else. seen are the local values on the way.
func (c *config) isEarly(expr hclsyntax.Expression, seen map[*definition]bool) bool {
	early := true
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *plain:
			early = early && c.isEarly(n.Expression, seen)
		case *reference:
			early = early && c.isEarlyName(n.Traversal, seen)
		}
		return nil
	})
	return early
}

func (c *config) isEarlyName(tr hcl.Traversal, seen map[*definition]bool) bool {
	switch tr.RootName() {
	case "var", "path", "terraform", "tofu":
		return true
	case "local":
		d := c.locals[stepName(tr, 1)]
		if d == nil || seen[d] {
			return d != nil
		}
		seen[d] = true
		return c.isEarly(d.expr, seen)
	}
	return false
}

package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// moreKnownClass says why an expression may be known to us where Terraform
// gives up: it, or what it refers to, goes through something that we evaluate
// in parts. It is the first of these that is met; empty when none is, which is
// a mistake of ours.
//
//	try, lookup  Terraform forgets all of an argument that is partly unknown
//	filter       Terraform forgets all of an object when one entry is not decided
//	&& and ||    Terraform before 1.12 asks both sides before it decides
func moreKnownClass(expr hclsyntax.Expression, s *scope) string {
	r := &reasons{seen: map[hclsyntax.Expression]bool{}, found: map[string]bool{}}
	r.of(expr, s)
	for _, class := range []string{"try", "lookup", "filter", "&& and ||"} {
		if r.found[class] {
			return class
		}
	}
	return ""
}

type reasons struct {
	seen  map[hclsyntax.Expression]bool
	found map[string]bool
}

func (r *reasons) of(expr hclsyntax.Expression, s *scope) {
	if expr == nil || r.seen[expr] {
		return
	}
	r.seen[expr] = true
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *call:
			r.found[n.Name] = true
		case *loop:
			if n.KeyExpr != nil && n.CondExpr != nil {
				r.found["filter"] = true
			}
		case *hclsyntax.BinaryOpExpr:
			if n.Op == hclsyntax.OpLogicalAnd || n.Op == hclsyntax.OpLogicalOr {
				r.found["&& and ||"] = true
			}
		case *reference:
			r.referred(n.Traversal, s)
		}
		return nil
	})
}

// referred goes on in what a reference leads to.
func (r *reasons) referred(tr hcl.Traversal, s *scope) {
	m, name := s.mod, stepName(tr, 1)
	switch tr.RootName() {
	case "local":
		if d := m.cfg.locals[name]; d != nil {
			r.of(d.expr, m.self)
		}
	case "var":
		if d := m.cfg.variables[name]; d != nil && m.parent != nil && m.call.args[name] != nil {
			r.of(m.call.args[name].Expr, m.callScope())
		}
	case "each":
		if s.inst != nil && s.inst.owner != nil {
			r.of(s.inst.forEach, s.inst.owner)
		}
	case "module":
		if c := m.moduleCall(name); c != nil {
			r.outputs(c, stepName(tr, 2))
		}
	}
}

// outputs goes on in the output of a module, or in all when it is not said
// which.
func (r *reasons) outputs(c *called, name string) {
	for _, child := range c.modules {
		for n, d := range child.cfg.outputs {
			if child.cfg.outputs[name] == nil || n == name {
				r.of(d.expr, child.self)
			}
		}
	}
}

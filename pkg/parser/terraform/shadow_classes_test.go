package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// moreKnownClass says why an expression may be known to us where Terraform
// gives up: it, or what it refers to, goes through something that we evaluate
// in parts. Empty when there is no such reason, which is a mistake of ours.
//
//	try, lookup  Terraform forgets all of an argument that is partly unknown
//	filter       Terraform forgets all of an object when one entry is not decided
//	&& and ||    Terraform before 1.12 asks both sides before it decides
func moreKnownClass(expr hclsyntax.Expression, s *scope) string {
	return (&reasons{seen: map[hclsyntax.Expression]bool{}}).of(expr, s)
}

type reasons struct{ seen map[hclsyntax.Expression]bool }

func (r *reasons) of(expr hclsyntax.Expression, s *scope) (class string) {
	if expr == nil || r.seen[expr] {
		return ""
	}
	r.seen[expr] = true
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		if class != "" {
			return nil
		}
		switch n := n.(type) {
		case *call:
			if n.Name == "try" || n.Name == "lookup" {
				class = n.Name
			}
		case *loop:
			if n.KeyExpr != nil && n.CondExpr != nil {
				class = "filter"
			}
		case *hclsyntax.BinaryOpExpr:
			if n.Op == hclsyntax.OpLogicalAnd || n.Op == hclsyntax.OpLogicalOr {
				class = "&& and ||"
			}
		case *reference:
			class = r.referred(n.Traversal, s)
		}
		return nil
	})
	return class
}

// referred goes on in what a reference leads to.
func (r *reasons) referred(tr hcl.Traversal, s *scope) string {
	m, name := s.mod, stepName(tr, 1)
	switch tr.RootName() {
	case "local":
		if d := m.cfg.locals[name]; d != nil {
			return r.of(d.expr, m.self)
		}
	case "var":
		if d := m.cfg.variables[name]; d != nil && m.parent != nil && m.call.args[name] != nil {
			return r.of(m.call.args[name].Expr, m.callScope())
		}
	case "each":
		if s.inst != nil && s.inst.owner != nil {
			return r.of(s.inst.forEach, s.inst.owner)
		}
	case "module":
		if c := m.moduleCall(name); c != nil {
			for _, child := range c.modules {
				if d := child.cfg.outputs[stepName(tr, 2)]; d != nil {
					return r.of(d.expr, child.self)
				}
				for _, d := range child.cfg.outputs {
					if class := r.of(d.expr, child.self); class != "" {
						return class
					}
				}
			}
		}
	}
	return ""
}

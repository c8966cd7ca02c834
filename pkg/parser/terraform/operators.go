package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// The library forgets what an unknown result of ! and - derives from, of a loop
// in a template, and of an object with an unknown key; these nodes remember it.
type (
	unary  struct{ *hclsyntax.UnaryOpExpr }
	joined struct{ *hclsyntax.TemplateJoinExpr }
	object struct{ *hclsyntax.ObjectConsExpr }
)

func (e *unary) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	operand, diags := e.Val.Value(ctx)
	if diags.HasErrors() {
		return cty.UnknownVal(e.Op.Type), diags
	}
	same := *e.UnaryOpExpr
	same.Val = literal(sized(operand), e.Val)
	v, more := same.Value(ctx)
	return derivedFrom(v, operand), append(diags, more...)
}

func (e *joined) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	parts, diags := e.Tuple.Value(ctx)
	if diags.HasErrors() {
		return cty.UnknownVal(cty.String), diags
	}
	same := *e.TemplateJoinExpr
	same.Tuple = literal(parts, e.Tuple)
	v, more := same.Value(ctx)
	return derivedFrom(v, parts), append(diags, more...)
}

func (e *object) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	same := *e.ObjectConsExpr
	same.Items = make([]hclsyntax.ObjectConsItem, len(e.Items))
	var diags hcl.Diagnostics
	var parts cty.ValueMarks
	for i, item := range e.Items {
		k, more := item.KeyExpr.Value(ctx)
		diags = append(diags, more...)
		v, more := item.ValueExpr.Value(ctx)
		if diags = append(diags, more...); diags.HasErrors() {
			return cty.DynamicVal, diags
		}
		collectMarks(k, &parts)
		collectMarks(v, &parts)
		same.Items[i] = hclsyntax.ObjectConsItem{KeyExpr: literal(k, item.KeyExpr), ValueExpr: literal(v, item.ValueExpr)}
	}
	v, more := same.Value(ctx)
	if !bare(v).IsKnown() {
		v = v.WithMarks(parts)
	}
	return v, append(diags, more...)
}

// computesKeys reports whether a key of an object is more than a name or a
// plain text.
func computesKeys(e *hclsyntax.ObjectConsExpr) bool {
	for _, item := range e.Items {
		expr := item.KeyExpr
		if key, ok := expr.(*hclsyntax.ObjectConsKeyExpr); ok {
			expr = key.Wrapped
		}
		switch key := expr.(type) {
		case *hclsyntax.ScopeTraversalExpr, *hclsyntax.LiteralValueExpr: // a name, a text in JSON
		case *template:
			if !key.IsStringLiteral() {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// derivedFrom marks an unknown result with what its operand derives from.
func derivedFrom(v, operand cty.Value) cty.Value {
	if bare(v).IsKnown() {
		return v
	}
	return v.WithMarks(deepMarks(operand))
}

// chosenBy marks the element of a collection that a key which is not known
// chooses: it is unknown because of the key, whatever the elements lack, and
// derives from what they derive from.
func chosenBy(key, coll, v cty.Value) cty.Value {
	_, why, secret := refs(deepMarks(key))
	choice := len(deepMarks(v)) == 0
	for m := range deepMarks(coll) {
		if mk, ok := m.(mark); !ok || mk.kind != markCause || why == "" {
			v = v.Mark(m)
		}
	}
	if why != "" {
		v = v.Mark(mark{kind: markCause, why: why})
	}
	if secret {
		v = v.Mark(secretMark)
	}
	if choice {
		v = v.Mark(mark{kind: markChoice})
	}
	return v
}

package terraform

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// A number of a few letters (1e999999999) has as many digits as its exponent
// says, and writing them out takes minutes. Such a number is unknown from the
// start, wherever one can come from: a literal, arithmetic, a text that is taken
// for a number, a function.

// maxExponent bounds numbers, in powers of two: more than a thousand digits.
const maxExponent = 1 << 12

// maxDigits bounds the digits a number is written with: reading them takes a
// time that grows with their square, and Terraform keeps some 150 of them.
const maxDigits = 512

const whyImmense = "the number has more than a thousand digits"

// immense reports whether a number is too large, or too small, to be written
// out.
func immense(v cty.Value) bool {
	v, ok := known(v, cty.Number)
	if !ok {
		return false
	}
	f := v.AsBigFloat()
	exponent := f.MantExp(nil)
	return f.IsInf() || exponent > maxExponent || exponent < -maxExponent
}

// manyDigits reports whether a text is longer than a number may be, and may be
// one: what it says is then not worth the time to find out.
func manyDigits(text string) bool {
	return len(text) > maxDigits && strings.Trim(text, numeral) == ""
}

// numeral is what a number is written with. The library knows powers of two.
const numeral = "+-.0123456789eEpP"

// digitsIn reports whether there is such a text among the words of another one,
// quoted or not.
func digitsIn(text string) bool {
	run := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == '.', c == '_':
			if run++; run > maxDigits {
				return true
			}
		default:
			run = 0
		}
	}
	return false
}

// immenseText reports whether a text would be such a number.
func immenseText(v cty.Value) bool {
	v, ok := known(v, cty.String)
	if ok && manyDigits(v.AsString()) {
		return true
	}
	if !ok || !strings.ContainsAny(v.AsString(), "eEpP") || strings.Trim(v.AsString(), numeral) != "" {
		return false
	}
	n, err := convert.Convert(v, cty.Number)
	return err == nil && immense(n)
}

// immenseWithin reports whether a value, or an element of it, is an immense
// number or the text of one.
func immenseWithin(v cty.Value) bool {
	v, _ = v.Unmark()
	if immense(v) || immenseText(v) {
		return true
	}
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
		return false
	}
	for it := v.ElementIterator(); it.Next(); {
		if _, e := it.Element(); immenseWithin(e) {
			return true
		}
	}
	return false
}

// sizedArgument is an argument as a function that takes numbers may see it.
func (e *call) sizedArgument(f function.Function, i int, v cty.Value) cty.Value {
	switch strings.TrimPrefix(e.Name, "core::") {
	case "sum":
		if immenseWithin(v) {
			return immenseNumber(cty.DynamicPseudoType, v)
		}
	case "tonumber":
		return sized(v)
	}
	wants := f.VarParam()
	if params := f.Params(); i < len(params) {
		wants = &params[i]
	}
	switch {
	case wants == nil || wants.Type != cty.Number:
	case e.ExpandFinal && i == len(e.Args)-1:
		if immenseWithin(v) {
			return immenseNumber(cty.DynamicPseudoType, v)
		}
	default:
		return sized(v)
	}
	return v
}

// wantsNumbers reports whether a number is among what a type is made of.
func wantsNumbers(ty cty.Type) bool {
	switch {
	case ty.IsCollectionType():
		return wantsNumbers(ty.ElementType())
	case ty.IsTupleType():
		return slices.ContainsFunc(ty.TupleElementTypes(), wantsNumbers)
	case ty.IsObjectType():
		for _, a := range ty.AttributeTypes() {
			if wantsNumbers(a) {
				return true
			}
		}
	}
	return ty == cty.Number
}

// immenseNumber is the unknown in the place of a value that is or holds an
// immense number.
func immenseNumber(ty cty.Type, v cty.Value) cty.Value {
	return cty.UnknownVal(ty).WithMarks(deepMarks(v)).Mark(mark{kind: markCause, why: whyImmense})
}

// sized replaces an immense number by an unknown.
func sized(v cty.Value) cty.Value {
	if !immense(v) && !immenseText(v) {
		return v
	}
	return immenseNumber(cty.Number, v)
}

// immenseStep reports whether a traversal has such a number for an index.
func immenseStep(tr hcl.Traversal) bool {
	for _, step := range tr {
		if ix, ok := step.(hcl.TraverseIndex); ok && immense(ix.Key) {
			return true
		}
	}
	return false
}

// outOfReach stands for what such an index leads to.
func outOfReach(e hclsyntax.Expression) hclsyntax.Expression {
	return literal(cty.DynamicVal.Mark(mark{kind: markCause, why: whyImmense}), e)
}

// arithmetic keeps operands and results from becoming immense.
type arithmetic struct{ *hclsyntax.BinaryOpExpr }

// computes reports whether an operation takes numbers.
func computes(op *hclsyntax.Operation) bool {
	switch op {
	case hclsyntax.OpAdd, hclsyntax.OpSubtract, hclsyntax.OpMultiply, hclsyntax.OpDivide, hclsyntax.OpModulo,
		hclsyntax.OpLessThan, hclsyntax.OpLessThanOrEqual, hclsyntax.OpGreaterThan, hclsyntax.OpGreaterThanOrEqual:
		return true
	}
	return false
}

func (e *arithmetic) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	left, diags := e.LHS.Value(ctx)
	right, more := e.RHS.Value(ctx)
	if diags = append(diags, more...); diags.HasErrors() {
		return cty.UnknownVal(e.Op.Type), diags
	}
	same := *e.BinaryOpExpr
	same.LHS, same.RHS = literal(sized(left), e.LHS), literal(sized(right), e.RHS)
	v, more := same.Value(ctx)
	return sized(v), append(diags, more...)
}

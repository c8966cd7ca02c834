package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// rawInput is what a variable is given, before its type fills anything in.
func (m *module) rawInput(decl *variable) cty.Value {
	if decl.defaults == nil {
		return cty.DynamicVal
	}
	return m.variableInput(decl)
}

// optionalDefault finds the default that the type of a variable fills in at a
// path, optional(number, 3), when what was given has nothing there. It returns
// nil when something was given.
func (v *variable) optionalDefault(given cty.Value, path []any) hclsyntax.Expression {
	if v.defaults == nil || v.typeExpr == nil {
		return nil
	}
	typ := v.typeExpr
	var missing hclsyntax.Expression
	for _, st := range path {
		if missing == nil {
			given = bare(given)
			if !given.IsKnown() || given.IsNull() {
				return nil
			}
		}
		inner, optional := elementType(typ, st)
		if inner == nil {
			return missing
		}
		typ = inner
		if missing == nil {
			next, there := child(given, st)
			switch {
			case there:
				given = next
			case optional == nil:
				return nil
			default:
				missing = optional
			}
			continue
		}
		// Below a default that was filled in, an inner one may fill in more.
		if p := part(missing, st); p != nil {
			missing = p
		} else if optional != nil {
			missing = optional
		}
	}
	return missing
}

// elementType goes one step into a type as written: the type of an element or
// attribute, and the default of an optional attribute.
func elementType(typ hclsyntax.Expression, st any) (inner, optional hclsyntax.Expression) {
	c, diags := hcl.ExprCall(typ)
	if diags.HasErrors() || len(c.Arguments) == 0 {
		return nil, nil
	}
	arg, _ := c.Arguments[0].(hclsyntax.Expression)
	switch c.Name {
	case "list", "map", "set":
		return arg, nil
	case "object":
		name, ok := st.(string)
		if !ok {
			return nil, nil
		}
		inner = part(arg, name)
		if inner == nil {
			return nil, nil
		}
		opt, diags := hcl.ExprCall(inner)
		if diags.HasErrors() || opt.Name != "optional" || len(opt.Arguments) == 0 {
			return inner, nil
		}
		inner, _ = opt.Arguments[0].(hclsyntax.Expression)
		if len(opt.Arguments) > 1 {
			optional, _ = opt.Arguments[1].(hclsyntax.Expression)
		}
		return inner, optional
	}
	return nil, nil
}

// child goes one step into a value; there is false when it has nothing, or
// null, at that step.
func child(v cty.Value, st any) (cty.Value, bool) {
	switch st := st.(type) {
	case string:
		if !has(v, st) {
			return cty.NilVal, false
		}
		if v.Type().IsObjectType() {
			v = v.GetAttr(st)
		} else {
			v = v.Index(cty.StringVal(st))
		}
		return v, !bare(v).IsKnown() || !bare(v).IsNull()
	case int:
		if v.CanIterateElements() && !v.Type().IsSetType() && st < v.LengthInt() && !v.Type().IsMapType() && !v.Type().IsObjectType() {
			return v.Index(cty.NumberIntVal(int64(st))), true
		}
	}
	return cty.NilVal, false
}

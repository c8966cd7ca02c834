package terraform

import (
	"errors"
	"fmt"
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// templateFunctions render templates, from a file or from a text that is
// written elsewhere. A template sees its variables and nothing else, and
// renders no further templates.
func templateFunctions(u *unit) map[string]function.Function {
	vars := anyParam
	vars.Name = "vars"
	spec := func(first function.Parameter, render func([]cty.Value) (cty.Value, error)) function.Function {
		return function.New(&function.Spec{
			Params: []function.Parameter{first, vars},
			Type:   function.StaticReturnType(cty.DynamicPseudoType),
			Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return render(args) },
		})
	}
	return map[string]function.Function{
		"templatefile":   spec(function.Parameter{Name: "path", Type: cty.String}, u.templateFile),
		"templatestring": spec(function.Parameter{Name: "template", Type: customdecode.ExpressionClosureType}, u.templateString),
	}
}

func (u *unit) templateFile(args []cty.Value) (cty.Value, error) {
	name := args[0].AsString()
	text, err := u.include(name)
	if open, ok := asUnreadable(err); ok {
		return because(cty.DynamicVal, open), nil
	}
	if err != nil {
		return cty.NilVal, err
	}
	return u.render(name, text, args[1])
}

// templateString wants a reference, so that nobody writes a template inside of
// a template by mistake.
func (u *unit) templateString(args []cty.Value) (cty.Value, error) {
	c := customdecode.ExpressionClosureFromVal(args[0])
	expr := c.Expression
	switch expr.(type) {
	case *reference, *relative, *index:
	default:
		return cty.NilVal, errors.New("the template must be a reference to a text that is written elsewhere")
	}
	v, diags := expr.Value(c.EvalContext)
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	text, marks := v.Unmark()
	switch {
	case !text.IsKnown():
		return cty.UnknownVal(cty.String).WithMarks(marks), nil
	case text.IsNull() || text.Type() != cty.String:
		return cty.NilVal, errors.New("the template is not a text")
	}
	out, err := u.render("template", []byte(text.AsString()), args[1])
	if err != nil {
		return cty.NilVal, err
	}
	return out.WithMarks(marks), nil
}

// render evaluates a template under the budgets of every other expression.
func (u *unit) render(name string, text []byte, vars cty.Value) (cty.Value, error) {
	vars, marks := vars.Unmark()
	if ty := vars.Type(); ty != cty.DynamicPseudoType && !ty.IsObjectType() && !ty.IsMapType() || vars.IsKnown() && vars.IsNull() {
		return cty.NilVal, errors.New("the variables of a template are an object")
	}
	if !vars.IsKnown() {
		return cty.DynamicVal.WithMarks(marks), nil
	}
	s, expr, err := u.rendering(name, text, vars)
	if err != nil {
		return cty.NilVal, err
	}
	v, diags := expr.Value(s.ctx)
	if diags.HasErrors() {
		return cty.NilVal, fmt.Errorf("the template could not be evaluated: %w", diags)
	}
	if v.IsNull() {
		return cty.NilVal, errors.New("the template gives null")
	}
	return v.WithMarks(marks), nil
}

// rendering is a template as an expression, and the scope in which it sees its
// variables and nothing else.
func (u *unit) rendering(name string, text []byte, vars cty.Value) (*scope, hclsyntax.Expression, error) {
	expr, err := parseTemplate(name, text)
	if err != nil {
		return nil, nil, err
	}
	s := newScope(u.root, nil)
	s.closed = true
	s.ctx.Functions = maps.Clone(u.funcs)
	for _, n := range []string{"templatefile", "templatestring"} {
		delete(s.ctx.Functions, n)
		delete(s.ctx.Functions, "core::"+n)
	}
	for it := vars.ElementIterator(); it.Next(); {
		k, v := it.Element()
		if !hclsyntax.ValidIdentifier(bare(k).AsString()) {
			return nil, nil, fmt.Errorf("%q is not a name a template can use", bare(k).AsString())
		}
		s.ctx.Variables[bare(k).AsString()] = v
	}
	return s, expr, nil
}

func parseTemplate(name string, text []byte) (hclsyntax.Expression, error) {
	tokens, _ := hclsyntax.LexTemplate(text, name, hcl.InitialPos)
	if _, what, deep := deepest(tokens); deep {
		return nil, fmt.Errorf("the template is %s", what)
	}
	expr, diags := hclsyntax.ParseTemplate(text, name, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, errors.New("the template could not be read")
	}
	return wrap(expr), nil
}

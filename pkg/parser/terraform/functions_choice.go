package terraform

import (
	"errors"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// choiceFunctions take one of several values. They are ours, because those of
// the libraries give up everything as soon as anything is unknown, and forget
// what it derives from.
func choiceFunctions() map[string]function.Function {
	return map[string]function.Function{"try": tryFunc, "can": canFunc, "lookup": lookupFunc, "coalesce": coalesceFunc, "one": oneFunc}
}

// tryFunc gives the first argument that can be evaluated, even if it is partly
// unknown: a linter wants to keep what is known.
var tryFunc = function.New(&function.Spec{
	VarParam: &function.Parameter{Name: "expressions", Type: customdecode.ExpressionClosureType},
	Type:     function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return firstThatWorks(len(args), func(i int) (cty.Value, hcl.Diagnostics) {
			return customdecode.ExpressionClosureFromVal(args[i]).Value()
		})
	},
})

func firstThatWorks(n int, eval func(int) (cty.Value, hcl.Diagnostics)) (cty.Value, error) {
	for i := range n {
		if v, diags := eval(i); !diags.HasErrors() {
			return v, nil
		}
	}
	return cty.NilVal, errors.New("no expression succeeded")
}

// canFunc says whether its argument can be evaluated. An unknown can not say.
var canFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "expression", Type: customdecode.ExpressionClosureType}},
	Type:   function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return works(customdecode.ExpressionClosureFromVal(args[0]).Value()), nil
	},
})

func works(v cty.Value, diags hcl.Diagnostics) cty.Value {
	if diags.HasErrors() {
		return cty.False
	}
	if bare, marks := v.UnmarkDeep(); !bare.IsWhollyKnown() {
		return cty.UnknownVal(cty.Bool).WithMarks(marks)
	}
	return cty.True
}

// special evaluates the calls whose arguments are not values. Doing that here
// evaluates each argument once; a function is asked for its type first, so that
// nested ones would cost twice as much at every level.
func (e *call) special(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics, bool) {
	if e.ExpandFinal {
		return cty.NilVal, nil, false
	}
	switch e.Name {
	case "try", "core::try":
		v, err := firstThatWorks(len(e.Args), func(i int) (cty.Value, hcl.Diagnostics) { return e.Args[i].Value(ctx) })
		if err != nil {
			return cty.DynamicVal, failed(e.FunctionCallExpr, err), true
		}
		return v, nil, true
	case "can", "core::can":
		if len(e.Args) == 1 {
			return works(e.Args[0].Value(ctx)), nil, true
		}
	}
	return cty.NilVal, nil, false
}

// takesExpressions reports whether a function wants expressions, not values.
func takesExpressions(f function.Function) bool {
	params := f.Params()
	if rest := f.VarParam(); rest != nil {
		params = append(params, *rest)
	}
	return len(params) > 0 && params[0].Type == customdecode.ExpressionClosureType
}

func failed(e *hclsyntax.FunctionCallExpr, err error) hcl.Diagnostics {
	r := e.Range()
	return hcl.Diagnostics{{
		Severity: hcl.DiagError, Summary: "Error in function call",
		Detail:  fmt.Sprintf("%s: %s", e.Name, err),
		Subject: &r,
	}}
}

// refused leaves a note when a function would not compute its result. That what
// needs no arguments (uuid, timestamp) is not known needs no saying.
func (u *unit) refused(e *call, v cty.Value, derived cty.ValueMarks) {
	v, marks := v.Unmark()
	if v.IsKnown() || len(e.Args) == 0 {
		return
	}
	for m := range marks {
		if mk, ok := m.(mark); ok && mk.kind == markCause {
			if _, old := derived[m]; !old {
				u.note(e.Range(), mk.why, "It is taken as unknown.")
			}
		}
	}
}

// lookupFunc keeps what is known of the map beside unknown elements.
var lookupFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "map", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true},
		{Name: "key", Type: cty.String, AllowUnknown: true, AllowMarked: true},
	},
	VarParam: &function.Parameter{Name: "default", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true},
	Type: func(args []cty.Value) (cty.Type, error) {
		v, err := lookup(args)
		if err != nil {
			return cty.NilType, err
		}
		return v.Type(), nil
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return lookup(args) },
})

func lookup(args []cty.Value) (cty.Value, error) {
	if len(args) > 3 {
		return cty.NilVal, errors.New("lookup wants a map, a key and at most one default")
	}
	m, marks := args[0].Unmark()
	key, keyMarks := args[1].Unmark()
	ty := m.Type()
	if ty != cty.DynamicPseudoType && !ty.IsObjectType() && !ty.IsMapType() {
		return cty.NilVal, errors.New("lookup wants a map and a key")
	}
	fallback := cty.NilVal
	if len(args) == 3 {
		fallback = args[2]
		if ty.IsMapType() {
			var err error
			if fallback, err = convert.Convert(args[2], ty.ElementType()); err != nil {
				return cty.NilVal, errors.New("the default has another type than the elements of the map")
			}
		}
	}
	if !m.IsKnown() || !key.IsKnown() {
		out := cty.DynamicVal
		if ty.IsMapType() {
			out = cty.UnknownVal(ty.ElementType())
		}
		return out.WithMarks(marks, keyMarks, deepMarks(m)).Mark(mark{kind: markChoice}), nil
	}
	switch {
	case !has(m, key.AsString()):
		if fallback == cty.NilVal {
			return cty.NilVal, fmt.Errorf("the map has no %q", key.AsString())
		}
		return fallback.WithMarks(marks, keyMarks), nil
	case ty.IsObjectType():
		return m.GetAttr(key.AsString()).WithMarks(marks, keyMarks), nil
	}
	return m.Index(key).WithMarks(marks, keyMarks), nil
}

// coalesceFunc gives the first argument that is neither null nor an empty
// string, converted to the type all have in common.
var coalesceFunc = function.New(&function.Spec{
	VarParam: &function.Parameter{Name: "values", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowNull: true, AllowDynamicType: true, AllowMarked: true},
	Type: func(args []cty.Value) (cty.Type, error) {
		types := make([]cty.Type, len(args))
		for i, a := range args {
			types[i] = a.Type()
		}
		ty, _ := convert.UnifyUnsafe(types)
		if ty == cty.NilType {
			return cty.NilType, errors.New("the arguments have no type in common")
		}
		return ty, nil
	},
	RefineResult: notNull,
	Impl: func(args []cty.Value, want cty.Type) (cty.Value, error) {
		for _, a := range args {
			v, err := convert.Convert(a, want)
			if err != nil {
				return cty.NilVal, err
			}
			plain, marks := v.Unmark()
			if !plain.IsKnown() {
				if plain.Range().DefinitelyNotNull() && (plain.Type() != cty.String || plain.Range().StringPrefix() != "") {
					return v, nil
				}
				return cty.UnknownVal(want).WithMarks(marks).Mark(mark{kind: markChoice}), nil
			}
			if plain.IsNull() || want == cty.String && plain.AsString() == "" {
				continue
			}
			return v, nil
		}
		return cty.NilVal, errors.New("no argument is set")
	},
})

var oneFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true}},
	Type: func(args []cty.Value) (cty.Type, error) {
		v, err := one(args[0])
		if err != nil {
			return cty.NilType, err
		}
		return v.Type(), nil
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return one(args[0]) },
})

func one(list cty.Value) (cty.Value, error) {
	v, marks := list.Unmark()
	if !v.IsKnown() {
		return cty.DynamicVal.WithMarks(marks), nil
	}
	if v.IsNull() || !isSequence(v.Type()) {
		return cty.NilVal, errors.New("one wants a list")
	}
	items := v.AsValueSlice()
	switch len(items) {
	case 0:
		ty := cty.DynamicPseudoType
		if v.Type().IsCollectionType() {
			ty = v.Type().ElementType()
		}
		return cty.NullVal(ty).WithMarks(marks), nil
	case 1:
		return items[0].WithMarks(marks), nil
	}
	return cty.NilVal, errors.New("the list has more than one element")
}

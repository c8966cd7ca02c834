package terraform

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// secretFunctions say what must not be shown. An ephemeral value is not told
// apart from another one: it never reaches an argument that is deployed.
func secretFunctions() map[string]function.Function {
	secret := mark{kind: markSecret}
	return map[string]function.Function{
		"sensitive": sameType(func(v cty.Value) cty.Value { return v.Mark(secret) }),
		"nonsensitive": sameType(func(v cty.Value) cty.Value {
			v, marks := v.Unmark()
			delete(marks, secret)
			return v.WithMarks(marks)
		}),
		"ephemeralasnull": sameType(func(v cty.Value) cty.Value { return v }),
		"issensitive": function.New(&function.Spec{
			Params: []function.Parameter{anyParam},
			Type:   function.StaticReturnType(cty.Bool),
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				v, marks := args[0].Unmark()
				if _, ok := marks[secret]; ok {
					return cty.True, nil
				}
				if delete(marks, secret); !v.IsKnown() {
					return cty.UnknownVal(cty.Bool).RefineNotNull().WithMarks(marks), nil
				}
				return cty.False, nil
			},
		}),
	}
}

func sameType(f func(cty.Value) cty.Value) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyParam},
		Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
		Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return f(args[0]), nil },
	})
}

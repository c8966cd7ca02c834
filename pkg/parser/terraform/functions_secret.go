package terraform

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// secretFunctions say what must not be shown. An ephemeral value is not
// sensitive: it never reaches an argument that is deployed.
func secretFunctions() map[string]function.Function {
	secret := mark{kind: markSecret}
	return map[string]function.Function{
		"sensitive": sameType(func(v cty.Value) cty.Value { return v.Mark(secret) }),
		"nonsensitive": sameType(func(v cty.Value) cty.Value {
			v, marks := v.Unmark()
			delete(marks, secret)
			return v.WithMarks(marks)
		}),
		"ephemeralasnull": sameType(ephemeralAsNull),
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

// ephemeralAsNull puts null for what is ephemeral, wherever it is in a value.
func ephemeralAsNull(v cty.Value) cty.Value {
	out, err := cty.TransformWithTransformer(v, lasting{})
	if err != nil {
		return cty.UnknownVal(v.Type())
	}
	return out
}

// lasting leaves of a value what is there after Terraform has run.
type lasting struct{}

func (lasting) Enter(_ cty.Path, v cty.Value) (cty.Value, error) {
	_, marks := v.Unmark()
	if _, ephemeral := marks[ephemeralMark]; !ephemeral {
		return v, nil
	}
	delete(marks, ephemeralMark)
	return cty.NullVal(v.Type()).WithMarks(marks), nil
}

func (lasting) Exit(_ cty.Path, v cty.Value) (cty.Value, error) { return v, nil }

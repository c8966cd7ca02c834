package terraform

import (
	"errors"
	"maps"
	"math/big"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// collectionFunctions are those on collections that the cty library lacks or
// has with another meaning.
func collectionFunctions() map[string]function.Function {
	return map[string]function.Function{
		"length": lengthFunc, "index": indexFunc, "alltrue": allTrueFunc, "anytrue": anyTrueFunc, "sum": sumFunc, "flatten": flattenFunc,
		"transpose": transposeFunc, "matchkeys": matchKeysFunc,
	}
}

// lengthFunc counts elements, and characters of a string. The length of a
// collection with unknown elements is known.
var lengthFunc = function.New(&function.Spec{
	Params:       []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType, AllowDynamicType: true, AllowUnknown: true, AllowMarked: true}},
	Type:         function.StaticReturnType(cty.Number),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v, marks := args[0].Unmark()
		ty := v.Type()
		switch {
		case ty.IsTupleType():
			return cty.NumberIntVal(int64(ty.Length())).WithMarks(marks), nil
		case ty.IsObjectType():
			return cty.NumberIntVal(int64(len(ty.AttributeTypes()))).WithMarks(marks), nil
		case ty == cty.DynamicPseudoType:
			return cty.UnknownVal(cty.Number).WithMarks(marks), nil
		case ty == cty.String && !v.IsKnown():
			return cty.UnknownVal(cty.Number).RefineNotNull().WithMarks(marks), nil
		case ty == cty.String:
			return cty.NumberIntVal(int64(graphemes(v.AsString()))).WithMarks(marks), nil
		case ty.IsCollectionType():
			return v.Length().WithMarks(marks), nil
		}
		return cty.NilVal, errors.New("it has no length")
	},
})

var listParam = function.Parameter{Name: "list", Type: cty.DynamicPseudoType}

var indexFunc = function.New(&function.Spec{
	Params:       []function.Parameter{listParam, {Name: "value", Type: cty.DynamicPseudoType}},
	Type:         function.StaticReturnType(cty.Number),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].CanIterateElements() {
			return cty.NilVal, errors.New("index wants a list")
		}
		i := int64(0)
		for it := args[0].ElementIterator(); it.Next(); i++ {
			_, v := it.Element()
			eq := v.Equals(args[1])
			if !eq.IsKnown() {
				return cty.UnknownVal(cty.Number), nil
			}
			if eq.True() {
				return cty.NumberIntVal(i), nil
			}
		}
		return cty.NilVal, errors.New("the value is not in the list")
	},
})

var boolListParam = function.Parameter{Name: "list", Type: cty.List(cty.Bool), AllowUnknown: true}

var (
	allTrueFunc = boolFold(true)
	anyTrueFunc = boolFold(false)
)

func boolFold(all bool) function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{boolListParam},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if !args[0].IsKnown() {
				return cty.UnknownVal(cty.Bool), nil
			}
			unknown := false
			for it := args[0].ElementIterator(); it.Next(); {
				_, v := it.Element()
				switch {
				case !v.IsKnown():
					unknown = true
				case v.IsNull():
					if all {
						return cty.False, nil
					}
				case v.True() != all:
					return cty.BoolVal(!all), nil
				}
			}
			if unknown {
				return cty.UnknownVal(cty.Bool), nil
			}
			return cty.BoolVal(all), nil
		},
	})
}

var sumFunc = function.New(&function.Spec{
	Params:       []function.Parameter{listParam},
	Type:         function.StaticReturnType(cty.Number),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !isSequence(args[0].Type()) || args[0].LengthInt() == 0 {
			return cty.NilVal, errors.New("sum wants a list that is not empty")
		}
		total := cty.NumberVal(new(big.Float))
		for it := args[0].ElementIterator(); it.Next(); {
			_, v := it.Element()
			n, err := convert.Convert(v, cty.Number)
			if err != nil || n.IsNull() {
				return cty.NilVal, errors.New("sum wants numbers")
			}
			total = total.Add(n)
		}
		return total, nil
	},
})

var transposeFunc = function.New(&function.Spec{
	Params:       []function.Parameter{{Name: "map", Type: cty.Map(cty.List(cty.String))}},
	Type:         function.StaticReturnType(cty.Map(cty.List(cty.String))),
	RefineResult: notNull,
	Impl: func(args []cty.Value, want cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(want), nil
		}
		turned := map[string][]cty.Value{}
		for it := args[0].ElementIterator(); it.Next(); {
			k, list := it.Element()
			if list.IsNull() {
				return cty.NilVal, errors.New("a list is null")
			}
			for e := list.ElementIterator(); e.Next(); {
				_, v := e.Element()
				if v.IsNull() {
					return cty.NilVal, errors.New("an element is null")
				}
				turned[v.AsString()] = append(turned[v.AsString()], k)
			}
		}
		if len(turned) == 0 {
			return cty.MapValEmpty(cty.List(cty.String)), nil
		}
		out := map[string]cty.Value{}
		for k, vs := range turned {
			out[k] = cty.ListVal(vs)
		}
		return cty.MapVal(out), nil
	},
})

var matchKeysFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "values", Type: cty.List(cty.DynamicPseudoType)},
		{Name: "keys", Type: cty.List(cty.DynamicPseudoType)},
		{Name: "searchset", Type: cty.List(cty.DynamicPseudoType)},
	},
	Type:         func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	RefineResult: notNull,
	Impl: func(args []cty.Value, want cty.Type) (cty.Value, error) {
		values, keys := args[0].AsValueSlice(), args[1].AsValueSlice()
		if len(values) != len(keys) {
			return cty.NilVal, errors.New("values and keys differ in length")
		}
		if !args[1].IsWhollyKnown() || !args[2].IsWhollyKnown() {
			return cty.UnknownVal(want), nil
		}
		var out []cty.Value
		for i, k := range keys {
			for _, s := range args[2].AsValueSlice() {
				if k.Type().Equals(s.Type()) && k.RawEquals(s) {
					out = append(out, values[i])
					break
				}
			}
		}
		if len(out) == 0 {
			return cty.ListValEmpty(want.ElementType()), nil
		}
		return cty.ListVal(out), nil
	},
})

// flattenFunc puts the elements of lists within a list in their place. The
// library's own takes an unknown that carries marks for a single element, even
// if it may turn out to be a list.
var flattenFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType, AllowMarked: true}},
	Type: func(args []cty.Value) (cty.Type, error) {
		if !bare(args[0]).IsKnown() {
			return cty.DynamicPseudoType, nil
		}
		if !isSequence(args[0].Type()) {
			return cty.NilType, errors.New("flatten wants a list")
		}
		items, _, known := flattened(args[0])
		if !known {
			return cty.DynamicPseudoType, nil
		}
		return cty.TupleVal(items).Type(), nil
	},
	RefineResult: notNull,
	Impl: func(args []cty.Value, want cty.Type) (cty.Value, error) {
		items, marks, known := flattened(args[0])
		if !known {
			return cty.UnknownVal(want).WithMarks(marks), nil
		}
		return cty.TupleVal(items).WithMarks(marks), nil
	},
})

func isSequence(ty cty.Type) bool { return ty.IsListType() || ty.IsSetType() || ty.IsTupleType() }

// flattened reports as not known what may hold any number of elements.
func flattened(list cty.Value) (items []cty.Value, marks cty.ValueMarks, known bool) {
	list, own := list.Unmark()
	marks = cty.ValueMarks{}
	maps.Copy(marks, own)
	if !list.IsKnown() || !list.Length().IsKnown() {
		return nil, marks, false
	}
	known = true
	for it := list.ElementIterator(); it.Next(); {
		_, e := it.Element()
		plain, theirs := e.Unmark()
		ty := plain.Type()
		nested := isSequence(ty)
		switch {
		case !plain.IsKnown() && (nested || ty == cty.DynamicPseudoType):
			maps.Copy(marks, theirs)
			known = false
		case nested && !plain.IsNull():
			inner, more, ok := flattened(e)
			maps.Copy(marks, more)
			items, known = append(items, inner...), known && ok
		default:
			items = append(items, e)
		}
	}
	return items, marks, known
}

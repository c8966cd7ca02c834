package terraform

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// collectionFunctions are those on collections that the cty library lacks or
// has with another meaning.
func collectionFunctions() map[string]function.Function {
	return map[string]function.Function{
		"length": lengthFunc, "lookup": lookupFunc, "index": indexFunc, "coalesce": coalesceFunc,
		"alltrue": allTrueFunc, "anytrue": anyTrueFunc, "sum": sumFunc, "one": oneFunc, "transpose": transposeFunc, "matchkeys": matchKeysFunc,
		"sensitive": identity(mark{kind: markSecret}), "nonsensitive": nonsensitiveFunc,
	}
}

var anyParam = function.Parameter{Name: "value", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true}

func identity(m mark) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{anyParam},
		Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
		Impl:   func(args []cty.Value, _ cty.Type) (cty.Value, error) { return args[0].Mark(m), nil },
	})
}

var nonsensitiveFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam},
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v, marks := args[0].Unmark()
		delete(marks, mark{kind: markSecret})
		return v.WithMarks(marks), nil
	},
})

// lengthFunc counts elements, and characters of a string. The length of a
// collection with unknown elements is known.
var lengthFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType, AllowDynamicType: true, AllowUnknown: true, AllowMarked: true}},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v, marks := args[0].Unmark()
		ty := v.Type()
		switch {
		case ty.IsTupleType():
			return cty.NumberIntVal(int64(ty.Length())).WithMarks(marks), nil
		case ty.IsObjectType():
			return cty.NumberIntVal(int64(len(ty.AttributeTypes()))).WithMarks(marks), nil
		case !v.IsKnown():
			return cty.UnknownVal(cty.Number).WithMarks(marks), nil
		case ty == cty.String:
			return cty.NumberIntVal(int64(graphemes(v.AsString()))).WithMarks(marks), nil
		case ty.IsCollectionType():
			return v.Length().WithMarks(marks), nil
		}
		return cty.NilVal, errors.New("it has no length")
	},
})

// lookupFunc keeps what is known of the map beside unknown elements.
var lookupFunc = function.New(&function.Spec{
	Params:   []function.Parameter{{Name: "map", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true}, {Name: "key", Type: cty.String, AllowUnknown: true, AllowMarked: true}},
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
	m, marks := args[0].Unmark()
	key, keyMarks := args[1].Unmark()
	if !m.IsKnown() || !key.IsKnown() {
		return cty.DynamicVal.WithMarks(marks, keyMarks, deepMarks(m)).Mark(mark{kind: markChoice}), nil
	}
	if m.IsNull() || key.IsNull() || !m.Type().IsObjectType() && !m.Type().IsMapType() {
		return cty.NilVal, errors.New("lookup wants a map and a key")
	}
	if has(m, key.AsString()) {
		if m.Type().IsObjectType() {
			return m.GetAttr(key.AsString()).WithMarks(marks, keyMarks), nil
		}
		return m.Index(key).WithMarks(marks, keyMarks), nil
	}
	if len(args) < 3 {
		return cty.NilVal, fmt.Errorf("the map has no %q", key.AsString())
	}
	if m.Type().IsMapType() {
		if v, err := convert.Convert(args[2], m.Type().ElementType()); err == nil {
			return v.WithMarks(marks, keyMarks), nil
		}
	}
	return args[2].WithMarks(marks, keyMarks), nil
}

var listParam = function.Parameter{Name: "list", Type: cty.DynamicPseudoType}

var indexFunc = function.New(&function.Spec{
	Params: []function.Parameter{listParam, {Name: "value", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.Number),
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

var boolListParam = function.Parameter{Name: "list", Type: cty.List(cty.Bool), AllowUnknown: true}

var (
	allTrueFunc = boolFold(true)
	anyTrueFunc = boolFold(false)
)

func boolFold(all bool) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{boolListParam},
		Type:   function.StaticReturnType(cty.Bool),
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
	Params: []function.Parameter{listParam},
	Type:   function.StaticReturnType(cty.Number),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].CanIterateElements() || args[0].LengthInt() == 0 {
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
	if v.IsNull() || !v.CanIterateElements() {
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

var transposeFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "map", Type: cty.Map(cty.List(cty.String))}},
	Type:   function.StaticReturnType(cty.Map(cty.List(cty.String))),
	Impl: func(args []cty.Value, want cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(want), nil
		}
		turned := map[string][]cty.Value{}
		for it := args[0].ElementIterator(); it.Next(); {
			k, list := it.Element()
			if list.IsNull() {
				continue
			}
			for e := list.ElementIterator(); e.Next(); {
				if _, v := e.Element(); !v.IsNull() {
					turned[v.AsString()] = append(turned[v.AsString()], k)
				}
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
	Type: func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
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
				if k.Type() == s.Type() && k.RawEquals(s) {
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

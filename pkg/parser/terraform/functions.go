package terraform

import (
	"fmt"

	"github.com/hashicorp/hcl/v2/ext/customdecode"
	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// functions is the table of functions that expressions may call. A function
// that is not in it gives an unknown and a note; so do those that Terraform
// itself can only answer when it runs (timestamp, uuid, bcrypt).
func functions(u *unit) map[string]function.Function {
	table := map[string]function.Function{
		"abs": stdlib.AbsoluteFunc, "ceil": stdlib.CeilFunc, "floor": stdlib.FloorFunc, "log": stdlib.LogFunc,
		"max": stdlib.MaxFunc, "min": stdlib.MinFunc, "pow": powFunc, "signum": stdlib.SignumFunc, "parseint": stdlib.ParseIntFunc,
		"chomp": stdlib.ChompFunc, "indent": indentFunc, "join": stdlib.JoinFunc, "lower": stdlib.LowerFunc,
		"regex": stdlib.RegexFunc, "regexall": stdlib.RegexAllFunc, "split": stdlib.SplitFunc, "strrev": stdlib.ReverseFunc,
		"substr": stdlib.SubstrFunc, "title": stdlib.TitleFunc, "trim": stdlib.TrimFunc, "trimprefix": stdlib.TrimPrefixFunc,
		"trimspace": stdlib.TrimSpaceFunc, "trimsuffix": stdlib.TrimSuffixFunc, "upper": stdlib.UpperFunc,
		"chunklist": stdlib.ChunklistFunc, "coalescelist": stdlib.CoalesceListFunc, "compact": stdlib.CompactFunc,
		"concat": stdlib.ConcatFunc, "contains": stdlib.ContainsFunc, "distinct": stdlib.DistinctFunc, "element": stdlib.ElementFunc,
		"flatten": stdlib.FlattenFunc, "keys": stdlib.KeysFunc, "merge": stdlib.MergeFunc, "range": stdlib.RangeFunc,
		"reverse": stdlib.ReverseListFunc, "setintersection": stdlib.SetIntersectionFunc,
		"setsubtract": stdlib.SetSubtractFunc, "setunion": stdlib.SetUnionFunc, "slice": stdlib.SliceFunc, "sort": stdlib.SortFunc,
		"values": stdlib.ValuesFunc, "zipmap": stdlib.ZipmapFunc,
		"csvdecode": stdlib.CSVDecodeFunc, "jsondecode": stdlib.JSONDecodeFunc, "jsonencode": stdlib.JSONEncodeFunc,
		"yamldecode": ctyyaml.YAMLDecodeFunc, "yamlencode": ctyyaml.YAMLEncodeFunc,
		"formatdate": stdlib.FormatDateFunc, "timeadd": stdlib.TimeAddFunc,
		"tostring": stdlib.MakeToFunc(cty.String), "tonumber": stdlib.MakeToFunc(cty.Number), "tobool": stdlib.MakeToFunc(cty.Bool),
		"toset": stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)), "tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType)),
		"tomap": stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType)),
		"try":   tryFunc, "can": canFunc, "setproduct": setProductFunc, "format": formatFunc(stdlib.FormatFunc), "formatlist": formatFunc(stdlib.FormatListFunc),
	}
	for name, f := range textFunctions() {
		table[name] = f
	}
	for name, f := range collectionFunctions() {
		table[name] = f
	}
	for name, f := range networkFunctions() {
		table[name] = f
	}
	for name, f := range fileFunctions(u) {
		table[name] = f
	}
	for name, f := range table {
		table["core::"+name] = f
	}
	return table
}

// tryFunc gives the first argument that can be evaluated, even if it is partly
// unknown. The library's own would give a wholly unknown value as soon as
// anything in the argument is, and forget what it derives from; a linter wants
// to keep what is known.
var tryFunc = function.New(&function.Spec{
	VarParam: &function.Parameter{Name: "expressions", Type: customdecode.ExpressionClosureType},
	Type: func(args []cty.Value) (cty.Type, error) {
		v, err := firstThatWorks(args)
		if err != nil {
			return cty.NilType, err
		}
		return v.Type(), nil
	},
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return firstThatWorks(args) },
})

func firstThatWorks(args []cty.Value) (cty.Value, error) {
	for _, a := range args {
		c := customdecode.ExpressionClosureFromVal(a)
		if v, diags := c.Value(); !diags.HasErrors() {
			return v, nil
		}
	}
	return cty.NilVal, fmt.Errorf("no expression succeeded")
}

// canFunc says whether its argument can be evaluated. An unknown can not say.
var canFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "expression", Type: customdecode.ExpressionClosureType}},
	Type:   function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		c := customdecode.ExpressionClosureFromVal(args[0])
		v, diags := c.Value()
		if diags.HasErrors() {
			return cty.False, nil
		}
		if bare, marks := v.UnmarkDeep(); !bare.IsWhollyKnown() {
			return cty.UnknownVal(cty.Bool).WithMarks(marks), nil
		}
		return cty.True, nil
	},
})

// setProductFunc predicts the size of the product before it is built.
var setProductFunc = guarded(stdlib.SetProductFunc, func(args []cty.Value) error {
	n := 1
	for _, a := range args {
		if a, _ = a.Unmark(); a.IsKnown() && !a.IsNull() && a.CanIterateElements() {
			n *= max(a.LengthInt(), 0)
		}
		if n > maxElements {
			return fmt.Errorf("the product has more than %d elements", maxElements)
		}
	}
	return nil
})

// formatFunc refuses widths that would make a huge text.
func formatFunc(f function.Function) function.Function {
	return guarded(f, func(args []cty.Value) error {
		if len(args) == 0 {
			return nil
		}
		s, _ := args[0].Unmark()
		if !s.IsKnown() || s.IsNull() || s.Type() != cty.String {
			return nil
		}
		digits := 0
		for _, c := range s.AsString() {
			if c < '0' || c > '9' {
				digits = 0
				continue
			}
			if digits++; digits > 6 {
				return fmt.Errorf("a width in the format has more than 6 digits")
			}
		}
		return nil
	})
}

// guarded runs a check before a function. What it refuses is unknown, as an
// error of the evaluation with its reason.
func guarded(f function.Function, check func([]cty.Value) error) function.Function {
	return function.New(&function.Spec{
		Params:   f.Params(),
		VarParam: f.VarParam(),
		Type: func(args []cty.Value) (cty.Type, error) {
			if err := check(args); err != nil {
				return cty.NilType, err
			}
			return f.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return f.Call(args) },
	})
}

// indentFunc refuses depths that would make a huge text.
var indentFunc = guarded(stdlib.IndentFunc, func(args []cty.Value) error {
	if n, ok := wholeNumber(bare(args[0])); ok && n > 1000 {
		return fmt.Errorf("the indentation has more than 1000 spaces")
	}
	return nil
})

// powFunc refuses exponents that would make a huge number.
var powFunc = guarded(stdlib.PowFunc, func(args []cty.Value) error {
	if n, ok := wholeNumber(bare(args[1])); ok && n > 10_000 {
		return fmt.Errorf("the exponent is larger than 10000")
	}
	return nil
})

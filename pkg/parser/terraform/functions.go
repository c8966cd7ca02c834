package terraform

import (
	"errors"
	"maps"

	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// functions is the table of functions that expressions may call: all of
// Terraform 1.11 and the few that only OpenTofu has, each under core:: too. A
// function that is not in it gives an unknown and a note.
func functions(u *unit) map[string]function.Function {
	if u.loader.functions == nil {
		u.loader.functions = tableOf(
			libraryFunctions(), choiceFunctions(), collectionFunctions(), textFunctions(), encodingFunctions(), hashFunctions(),
			timeFunctions(), secretFunctions(), networkFunctions(),
		)
	}
	table := maps.Clone(u.loader.functions)
	maps.Copy(table, tableOf(fileFunctions(u), templateFunctions(u)))
	return table
}

func tableOf(families ...map[string]function.Function) map[string]function.Function {
	table := map[string]function.Function{}
	for _, family := range families {
		for name, f := range family {
			table[name], table["core::"+name] = f, f
		}
	}
	return table
}

// libraryFunctions are those that the libraries have with Terraform's meaning.
// Those whose result can be much larger than their arguments are guarded.
func libraryFunctions() map[string]function.Function {
	return map[string]function.Function{
		"abs": stdlib.AbsoluteFunc, "ceil": stdlib.CeilFunc, "floor": stdlib.FloorFunc, "log": stdlib.LogFunc,
		"max": stdlib.MaxFunc, "min": stdlib.MinFunc, "pow": stdlib.PowFunc, "signum": stdlib.SignumFunc, "parseint": guarded(stdlib.ParseIntFunc, integerSize),

		"chomp": stdlib.ChompFunc, "indent": guarded(stdlib.IndentFunc, indentSize), "join": guarded(stdlib.JoinFunc, joinSize),
		"lower": stdlib.LowerFunc, "regex": stdlib.RegexFunc, "regexall": guarded(stdlib.RegexAllFunc, regexAllSize),
		"split": guarded(stdlib.SplitFunc, splitSize), "strrev": stdlib.ReverseFunc, "substr": stdlib.SubstrFunc, "title": stdlib.TitleFunc,
		"trim": stdlib.TrimFunc, "trimprefix": stdlib.TrimPrefixFunc, "trimspace": stdlib.TrimSpaceFunc, "trimsuffix": stdlib.TrimSuffixFunc,
		"upper": stdlib.UpperFunc, "format": guarded(stdlib.FormatFunc, formatSize), "formatlist": guarded(formatListFunc, formatSize),

		"chunklist": stdlib.ChunklistFunc, "coalescelist": stdlib.CoalesceListFunc, "compact": stdlib.CompactFunc,
		"concat": stdlib.ConcatFunc, "contains": stdlib.ContainsFunc, "distinct": stdlib.DistinctFunc, "element": stdlib.ElementFunc,
		"keys": stdlib.KeysFunc, "merge": stdlib.MergeFunc, "range": stdlib.RangeFunc,
		"reverse": stdlib.ReverseListFunc, "setintersection": stdlib.SetIntersectionFunc, "setproduct": guarded(stdlib.SetProductFunc, productSize),
		"setsubtract": stdlib.SetSubtractFunc, "setunion": stdlib.SetUnionFunc, "slice": stdlib.SliceFunc, "sort": stdlib.SortFunc,
		"values": stdlib.ValuesFunc, "zipmap": stdlib.ZipmapFunc,

		"csvdecode": guarded(stdlib.CSVDecodeFunc, csvSize), "jsondecode": guarded(stdlib.JSONDecodeFunc, decodedSize), "jsonencode": guarded(stdlib.JSONEncodeFunc, encodedSize),
		"yamlencode": guarded(ctyyaml.YAMLEncodeFunc, encodedSize),
		"formatdate": stdlib.FormatDateFunc, "timeadd": stdlib.TimeAddFunc,

		"tostring": stdlib.MakeToFunc(cty.String), "tonumber": stdlib.MakeToFunc(cty.Number), "tobool": stdlib.MakeToFunc(cty.Bool),
		"toset": stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType)), "tolist": stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType)),
		"tomap": stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType)),
	}
}

// unknowable is a function whose result is known only when Terraform runs.
func unknowable(why string, result cty.Type, f function.Function) function.Function {
	return function.New(&function.Spec{
		Params:   f.Params(),
		VarParam: f.VarParam(),
		Type:     function.StaticReturnType(result),
		Impl: func(_ []cty.Value, _ cty.Type) (cty.Value, error) {
			return because(cty.UnknownVal(result).RefineNotNull(), why), nil
		},
	})
}

// because marks an unknown with its reason.
func because(v cty.Value, why string) cty.Value {
	return v.Mark(mark{kind: markCause, why: why})
}

var anyParam = function.Parameter{
	Name: "value", Type: cty.DynamicPseudoType,
	AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
}

// textFunc makes a function of n strings that gives a string.
func textFunc(n int, impl func([]string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params:       textParams(n),
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, err := impl(texts(args))
			var open unreadable
			if errors.As(err, &open) {
				return because(cty.UnknownVal(cty.String), open.why), nil
			}
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(s), nil
		},
	})
}

// unreadable is the reason why Terraform may know what we do not. It is not an
// error of the configuration, so that try does not go on to its next argument.
type unreadable struct{ why string }

func (e unreadable) Error() string { return e.why }

func notNull(b *cty.RefinementBuilder) *cty.RefinementBuilder { return b.NotNull() }

func textParams(n int) []function.Parameter {
	names := []string{"text", "second", "third"}
	out := make([]function.Parameter, n)
	for i := range out {
		out[i] = function.Parameter{Name: names[i], Type: cty.String}
	}
	return out
}

func texts(args []cty.Value) []string {
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = a.AsString()
	}
	return out
}

package terraform

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// textFunctions are those on strings that the cty library lacks or has with
// another meaning.
func textFunctions() map[string]function.Function {
	return map[string]function.Function{
		"replace":     textFunc(3, replaceText),
		"startswith":  startsWithFunc,
		"endswith":    predicate(strings.HasSuffix),
		"strcontains": predicate(strings.Contains),
		"basename":    textFunc(1, func(a []string) (string, error) { return path.Base(a[0]), nil }),
		"dirname":     textFunc(1, func(a []string) (string, error) { return path.Dir(a[0]), nil }),
	}
}

func predicate(test func(a, b string) bool) function.Function {
	return function.New(&function.Spec{
		Params:       textParams(2),
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(test(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

// startsWithFunc can tell from how an unknown text begins.
var startsWithFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "text", Type: cty.String, AllowUnknown: true},
		{Name: "prefix", Type: cty.String},
	},
	Type:         function.StaticReturnType(cty.Bool),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		prefix := args[1].AsString()
		if args[0].IsKnown() {
			return cty.BoolVal(strings.HasPrefix(args[0].AsString(), prefix)), nil
		}
		begins := args[0].Range().StringPrefix()
		switch {
		case strings.HasPrefix(begins, prefix):
			return cty.True, nil
		case !strings.HasPrefix(prefix, begins):
			return cty.False, nil
		}
		return cty.UnknownVal(cty.Bool), nil
	},
})

// replaceText takes /.../ as a regular expression.
func replaceText(a []string) (string, error) {
	text, find, with := a[0], a[1], a[2]
	if len(find) > 1 && find[0] == '/' && find[len(find)-1] == '/' {
		re, err := regexp.Compile(find[1 : len(find)-1])
		if err != nil {
			return "", err
		}
		return replaceMatches(re, text, with)
	}
	if len(text)+strings.Count(text, find)*len(with) > 2*maxString {
		return "", errLong
	}
	return strings.ReplaceAll(text, find, with), nil
}

// replaceMatches does what the library's ReplaceAllString does, and stops when
// the result becomes too long.
func replaceMatches(re *regexp.Regexp, text, with string) (string, error) {
	var out []byte
	last := 0
	for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, text[last:m[0]]...)
		out = re.ExpandString(out, with, text, m)
		if last = m[1]; len(out) > maxString {
			return "", errLong
		}
	}
	return string(append(out, text[last:]...)), nil
}

// formatListFunc formats row by row where an element is unknown. The library's
// own loses count of the other lists there, and puts the wrong values together.
var formatListFunc = function.New(&function.Spec{
	Params:   stdlib.FormatListFunc.Params(),
	VarParam: stdlib.FormatListFunc.VarParam(),
	Type:     func(args []cty.Value) (cty.Type, error) { return stdlib.FormatListFunc.ReturnTypeForValues(args) },
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		rows := formatRows(args)
		if rows == nil {
			return stdlib.FormatListFunc.Call(args)
		}
		out := make([]cty.Value, len(rows))
		for i, row := range rows {
			var err error
			if out[i], err = stdlib.FormatFunc.Call(row); err != nil {
				return cty.NilVal, err
			}
		}
		return cty.ListVal(out), nil
	},
})

// formatRows puts the arguments of each row together; nil when the library does
// it right: nothing in a list is unknown, or the length of a list is, or lists
// differ in length.
func formatRows(args []cty.Value) [][]cty.Value {
	n, partly := -1, false
	for _, a := range args[1:] {
		if !isSequence(a.Type()) || a.IsNull() {
			continue
		}
		if !a.IsKnown() || !a.Length().IsKnown() || n >= 0 && a.LengthInt() != n {
			return nil
		}
		n, partly = a.LengthInt(), partly || !a.IsWhollyKnown()
	}
	if !partly || n < 1 || !args[0].IsKnown() {
		return nil
	}
	rows := make([][]cty.Value, n)
	for i := range rows {
		rows[i] = []cty.Value{args[0]}
	}
	for _, a := range args[1:] {
		if !isSequence(a.Type()) || a.IsNull() {
			for i := range rows {
				rows[i] = append(rows[i], a)
			}
			continue
		}
		for i, e := range a.AsValueSlice() {
			rows[i] = append(rows[i], e)
		}
	}
	return rows
}

// graphemes counts the characters of a string as a person would.
func graphemes(s string) int {
	n, err := textseg.TokenCount([]byte(s), textseg.ScanGraphemeClusters)
	if err != nil {
		return utf8.RuneCountInString(s)
	}
	return n
}

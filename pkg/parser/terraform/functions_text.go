package terraform

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
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

// graphemes counts the characters of a string as a person would.
func graphemes(s string) int {
	n, err := textseg.TokenCount([]byte(s), textseg.ScanGraphemeClusters)
	if err != nil {
		return utf8.RuneCountInString(s)
	}
	return n
}

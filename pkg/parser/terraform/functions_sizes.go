package terraform

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// Sizes are predicted before they are computed: a short expression can ask for
// more than a machine has. A prediction may be too high, but by a small factor;
// what is refused becomes unknown, with the reason.

var (
	errLong = unreadable{whyTooLong}
	errMany = unreadable{whyTooMany}
)

// guarded predicts the size of a result before the function computes it.
func guarded(f function.Function, predict func([]cty.Value) error) function.Function {
	params, rest := openParams(f)
	return function.New(&function.Spec{
		Params:   params,
		VarParam: rest,
		Type: func(args []cty.Value) (cty.Type, error) {
			if predict(args) != nil {
				return cty.DynamicPseudoType, nil
			}
			return f.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			err := predict(args)
			var open unreadable
			if errors.As(err, &open) {
				return because(cty.DynamicVal, open.why), nil
			}
			return f.Call(args)
		},
	})
}

// openParams are the parameters of a function that is asked about unknown
// arguments too: it knows best what can be said of its result.
func openParams(f function.Function) ([]function.Parameter, *function.Parameter) {
	params := slices.Clone(f.Params())
	for i := range params {
		params[i].AllowUnknown, params[i].AllowDynamicType = true, true
	}
	rest := f.VarParam()
	if rest != nil {
		rest.AllowUnknown, rest.AllowDynamicType = true, true
	}
	return params, rest
}

func fits(n int) error {
	if n > maxString {
		return errLong
	}
	return nil
}

// known returns the value without marks when it is known and not null.
func known(v cty.Value, want cty.Type) (cty.Value, bool) {
	v, _ = v.Unmark()
	return v, v.IsKnown() && !v.IsNull() && v.Type() == want
}

func knownText(v cty.Value) string {
	if v, ok := known(v, cty.String); ok {
		return v.AsString()
	}
	return ""
}

// weight is how many bytes the parts of a value take when they are written.
func weight(v cty.Value) int {
	v, _ = v.Unmark()
	switch {
	case !v.IsKnown() || v.IsNull():
		return 4
	case v.Type() == cty.String:
		return len(v.AsString()) + 2
	case v.Type() == cty.Number:
		return numberWeight(v)
	case v.CanIterateElements():
		n := 2
		for it := v.ElementIterator(); it.Next() && n <= maxString; {
			k, e := it.Element()
			if n += weight(e) + 2; v.Type().IsMapType() || v.Type().IsObjectType() {
				n += weight(k)
			}
		}
		return n
	}
	return 5
}

// numberWeight is how many digits a number has when it is written out.
func numberWeight(v cty.Value) int {
	f := v.AsBigFloat()
	exp := f.MantExp(nil)
	return max(exp, -exp)/3 + int(f.MinPrec())/3 + 8
}

func encodedSize(args []cty.Value) error {
	n := 0
	for _, a := range args {
		n += weight(a)
	}
	return fits(n)
}

// decodedSize looks for numbers that take long to read.
func decodedSize(args []cty.Value) error {
	if digitsIn(knownText(args[0])) {
		return unreadable{whyImmense}
	}
	return nil
}

func integerSize(args []cty.Value) error {
	if len(knownText(args[0])) > maxDigits {
		return unreadable{whyImmense}
	}
	return nil
}

func joinSize(args []cty.Value) error {
	n, sep := 0, len(knownText(args[0]))
	for _, a := range args[1:] {
		n += weight(a)
		if a, _ = a.Unmark(); a.IsKnown() && !a.IsNull() && a.CanIterateElements() {
			n += sep * a.LengthInt()
		}
	}
	return fits(n)
}

func indentSize(args []cty.Value) error {
	text := knownText(args[1])
	spaces, _ := wholeNumber(bare(args[0]))
	if spaces > maxString {
		return errLong
	}
	return fits(len(text) + spaces*strings.Count(text, "\n"))
}

func splitSize(args []cty.Value) error {
	if strings.Count(knownText(args[1]), knownText(args[0])) >= maxElements {
		return errMany
	}
	return nil
}

func regexAllSize(args []cty.Value) error {
	re, err := regexp.Compile(knownText(args[0]))
	if err == nil && len(re.FindAllStringIndex(knownText(args[1]), maxElements+1)) > maxElements {
		return errMany
	}
	return nil
}

func csvSize(args []cty.Value) error {
	text := knownText(args[0])
	head, _, _ := strings.Cut(text, "\n")
	if columns, rows := strings.Count(head, ",")+1, strings.Count(text, "\n"); rows > maxElements || columns*rows > maxNodes {
		return errMany
	}
	return nil
}

// productSize counts the elements of a product of sets.
func productSize(args []cty.Value) error {
	n := 1
	for _, a := range args {
		if a, _ = a.Unmark(); a.IsKnown() && !a.IsNull() && a.CanIterateElements() {
			n *= a.LengthInt()
		}
		if n > maxElements {
			return errMany
		}
	}
	return nil
}

// formatSize assumes that every verb shows the largest argument. A width or a
// precision of seven digits is too long by itself.
func formatSize(args []cty.Value) error {
	if len(args) == 0 {
		return nil
	}
	format := knownText(args[0])
	digits, widths := 0, 0
	for _, c := range format {
		if c < '0' || c > '9' {
			digits = 0
			continue
		}
		if digits = digits*10 + int(c-'0'); digits > maxString {
			return errLong
		}
		widths += digits
	}
	largest := 0
	for _, a := range args[1:] {
		if immenseWithin(a) {
			return errLong // a verb may take the text for a number
		}
		largest = max(largest, weight(a))
	}
	return fits(len(format) + widths + strings.Count(format, "%")*largest)
}

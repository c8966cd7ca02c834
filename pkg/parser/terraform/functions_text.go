package terraform

import (
	"crypto/md5"  //nolint:gosec // Terraform has the function; nothing here rests on it
	"crypto/sha1" //nolint:gosec // likewise
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// textFunctions are those on strings that the cty library lacks or has with
// another meaning.
func textFunctions() map[string]function.Function {
	return map[string]function.Function{
		"replace":    textFunc(3, replaceText),
		"startswith": predicate(strings.HasPrefix), "endswith": predicate(strings.HasSuffix), "strcontains": predicate(strings.Contains),
		"base64encode": textFunc(1, func(a []string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(a[0])), nil }),
		"base64decode": textFunc(1, decodeBase64),
		"urlencode":    textFunc(1, func(a []string) (string, error) { return url.QueryEscape(a[0]), nil }),
		"md5":          textFunc(1, func(a []string) (string, error) { h := md5.Sum([]byte(a[0])); return hex.EncodeToString(h[:]), nil }),  //nolint:gosec // see above
		"sha1":         textFunc(1, func(a []string) (string, error) { h := sha1.Sum([]byte(a[0])); return hex.EncodeToString(h[:]), nil }), //nolint:gosec // see above
		"sha256": textFunc(1, func(a []string) (string, error) {
			h := sha256.Sum256([]byte(a[0]))
			return hex.EncodeToString(h[:]), nil
		}),
		"sha512": textFunc(1, func(a []string) (string, error) {
			h := sha512.Sum512([]byte(a[0]))
			return hex.EncodeToString(h[:]), nil
		}),
		"basename": textFunc(1, func(a []string) (string, error) { return a[0][strings.LastIndexByte(a[0], '/')+1:], nil }),
		"dirname":  textFunc(1, dirname),
	}
}

// textFunc makes a function of n strings that gives a string.
func textFunc(n int, impl func([]string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params: textParams(n),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, err := impl(texts(args))
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(s), nil
		},
	})
}

func predicate(test func(a, b string) bool) function.Function {
	return function.New(&function.Spec{
		Params: textParams(2),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(test(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

func textParams(n int) []function.Parameter {
	out := make([]function.Parameter, n)
	for i := range out {
		out[i] = function.Parameter{Name: fmt.Sprintf("text%d", i+1), Type: cty.String}
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

// replaceText takes /.../ as a regular expression.
func replaceText(a []string) (string, error) {
	text, find, with := a[0], a[1], a[2]
	if len(find) > 1 && find[0] == '/' && find[len(find)-1] == '/' {
		re, err := regexp.Compile(find[1 : len(find)-1])
		if err != nil {
			return "", err
		}
		return re.ReplaceAllString(text, with), nil
	}
	if n := strings.Count(text, find); n*len(with) > 4*maxString {
		return "", fmt.Errorf("the result is longer than 1 MiB")
	}
	return strings.ReplaceAll(text, find, with), nil
}

func decodeBase64(a []string) (string, error) {
	b, err := base64.StdEncoding.DecodeString(a[0])
	if err != nil {
		return "", fmt.Errorf("it is not valid base64")
	}
	if !utf8.Valid(b) {
		return "", fmt.Errorf("it does not hold text")
	}
	return string(b), nil
}

func dirname(a []string) (string, error) {
	i := strings.LastIndexByte(a[0], '/')
	switch {
	case i < 0:
		return ".", nil
	case i == 0:
		return "/", nil
	}
	return a[0][:i], nil
}

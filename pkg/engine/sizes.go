package engine

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"
)

// perTerm is about how many bytes an element of an array takes beside its text.
const perTerm = 64

// sizes tell of each function that can make much of little at most how many bytes
// it makes of its arguments. One that is wrong for the function is not counted: the
// function refuses it.
func sizes() map[string]func(args []*ast.Term) int {
	return map[string]func(args []*ast.Term) int{
		"array.concat":                     func(a []*ast.Term) int { return plus(length(a[0]), length(a[1])) * perTerm / 4 },
		"concat":                           func(a []*ast.Term) int { return plus(written(a[1]), times(length(a[1]), len(text(a[0])))) },
		"indexof_n":                        positions,
		"internal.template_string":         func(a []*ast.Term) int { return written(a[0]) },
		"json.marshal":                     func(a []*ast.Term) int { return written(a[0]) },
		"json.unmarshal":                   unmarshalled,
		"regex.find_all_string_submatch_n": func(a []*ast.Term) int { return times(pieces(a[1]), 1+strings.Count(text(a[0]), "(")) },
		"regex.find_n":                     func(a []*ast.Term) int { return pieces(a[1]) },
		"regex.replace":                    substituted,
		"regex.split":                      func(a []*ast.Term) int { return pieces(a[1]) },
		"replace":                          func(a []*ast.Term) int { return replaced(text(a[0]), text(a[1]), text(a[2])) },
		"split":                            func(a []*ast.Term) int { return times(1+strings.Count(text(a[0]), text(a[1])), perTerm) },
		"sprintf":                          formatted,
		"strings.replace_n":                replacedAll,
	}
}

// text is that of a term, empty when it is none.
func text(t *ast.Term) string {
	s, _ := t.Value.(ast.String)
	return string(s)
}

// length is how many elements a term has.
func length(t *ast.Term) int {
	switch v := t.Value.(type) {
	case *ast.Array:
		return v.Len()
	case ast.Set:
		return v.Len()
	}
	return 0
}

// plus and times end at the largest number instead of going round.
func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func times(a, b int) int {
	if b > 0 && a > math.MaxInt/b {
		return math.MaxInt
	}
	return a * b
}

// pieces are those that a text can be cut into.
func pieces(t *ast.Term) int { return times(1+utf8.RuneCountInString(text(t)), perTerm) }

// positions are those of a text in another, which may overlap.
func positions(a []*ast.Term) int {
	s, part := text(a[0]), text(a[1])
	return times(min(len(s), times(strings.Count(s, part), len(part))), perTerm)
}

func replaced(s, old, with string) int { return plus(len(s), times(strings.Count(s, old), len(with))) }

func replacedAll(a []*ast.Term) int {
	s := text(a[1])
	sum := len(s)
	if patterns, ok := a[0].Value.(ast.Object); ok {
		patterns.Foreach(func(old, with *ast.Term) {
			sum = plus(sum, times(strings.Count(s, text(old)), len(text(with))))
		})
	}
	return sum
}

// substituted counts what matches at most: everywhere, with every group of the
// replacement over the whole text.
func substituted(a []*ast.Term) int {
	s, with := text(a[0]), text(a[2])
	return plus(times(len(s)+1, len(with)), times(len(s), 1+strings.Count(with, "$")))
}

// unmarshalled is what JSON grows to: an object in memory is larger than a bracket.
func unmarshalled(a []*ast.Term) int {
	s := text(a[0])
	parts := 0
	for _, c := range []string{",", "[", "{"} {
		parts += strings.Count(s, c)
	}
	return plus(len(s), times(parts, 3*perTerm))
}

var widths = regexp.MustCompile(`[0-9]+`)

// widest is the largest width that package fmt takes.
const widest = 1_000_000

// formatted takes each verb for the largest argument, as wide as any.
func formatted(a []*ast.Term) int {
	format, width := text(a[0]), 0
	if strings.Contains(format, "*") {
		width = widest
	}
	for _, number := range widths.FindAllString(format, -1) {
		if n, err := strconv.Atoi(number); err == nil && n <= widest {
			width = max(width, n)
		}
	}
	return plus(len(format), times(strings.Count(format, "%"), plus(width, written(a[1])+perTerm)))
}

// written is how long a term is as JSON.
func written(t *ast.Term) int {
	sum := 0
	switch v := t.Value.(type) {
	case ast.String:
		sum = len(v) + 2
		for _, c := range []byte(v) {
			if c < ' ' || c == '<' || c == '>' || c == '&' {
				sum += 5 // written as \u003c
			}
		}
	case ast.Number:
		sum = len(v)
	case *ast.Array:
		v.Foreach(func(e *ast.Term) { sum = plus(sum, written(e)+1) })
	case ast.Set:
		v.Foreach(func(e *ast.Term) { sum = plus(sum, written(e)+1) })
	case ast.Object:
		v.Foreach(func(k, e *ast.Term) { sum = plus(sum, plus(written(k), written(e))+2) })
	default:
		sum = 5
	}
	return sum
}

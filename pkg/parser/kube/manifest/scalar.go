package manifest

import (
	"encoding/base64"
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/value"
)

const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

func (d *decoder) scalar(n *yaml.Node, start, indent int) part {
	p := part{start: start, end: start, size: 1}
	bang := d.opens(start, '!')
	if n.Value != "" || n.Style&quoted != 0 {
		p.start = d.afterProperties(start)
		p.end = d.endOf(n, p.start, indent)
	}
	at := d.locate(p.start, p.end)
	tagged := n.Style&yaml.TaggedStyle != 0
	switch {
	case !tagged && (bang || n.Style&quoted != 0):
		p.value = value.NewString(n.Value, at)
	case !tagged:
		return d.plain(n.Value, p, at)
	default:
		return d.tagged(n, p, at)
	}
	return p
}

// plain reads what is written without quotes and tag.
func (d *decoder) plain(text string, p part, at value.Locator) part {
	kind, b, number := resolve(text)
	switch kind {
	case value.Null:
		p.value = value.NewNull(at)
	case value.Bool:
		p.value = value.NewBool(b, at)
	case value.Number:
		p.value = value.NewNumber(number, at)
	case value.Unknown:
		return d.fail("", p.start, p.end, text+" is no number that JSON can express, so Kubernetes refuses the document", text+" is no number that JSON can express")
	default:
		p.value = value.NewString(text, at)
	}
	return p
}

// tagged reads what has a tag. One that nobody knows says nothing.
func (d *decoder) tagged(n *yaml.Node, p part, at value.Locator) part {
	switch n.Tag {
	case "!!bool", "!!null", "!!int", "!!float":
		kind, _, _ := resolve(n.Value)
		if kind != tagKinds[n.Tag] || n.Tag == "!!int" && isFloat(n.Value) {
			return d.fail("", p.start, p.end, "the value cannot be read as its tag says: "+n.Tag, "it cannot be read as its tag says")
		}
		return d.plain(n.Value, p, at)
	case "!!binary":
		data, err := base64.StdEncoding.DecodeString(n.Value)
		if err != nil {
			return d.fail("", p.start, p.end, "the value of a !!binary tag is not base64", "it is not base64")
		}
		p.value = value.NewString(string(data), at)
	default:
		p.value = value.NewString(n.Value, at)
	}
	return p
}

var tagKinds = map[string]value.Kind{"!!bool": value.Bool, "!!null": value.Null, "!!int": value.Number, "!!float": value.Number}

// words are the plain scalars that are no strings, as YAML 1.1 has them.
// Numbers that JSON lacks are unknown.
var words = map[string]struct {
	kind value.Kind
	b    bool
}{
	"": {kind: value.Null}, "~": {kind: value.Null}, "null": {kind: value.Null}, "Null": {kind: value.Null}, "NULL": {kind: value.Null},
	"y": {value.Bool, true}, "Y": {value.Bool, true}, "yes": {value.Bool, true}, "Yes": {value.Bool, true}, "YES": {value.Bool, true},
	"true": {value.Bool, true}, "True": {value.Bool, true}, "TRUE": {value.Bool, true},
	"on": {value.Bool, true}, "On": {value.Bool, true}, "ON": {value.Bool, true},
	"n": {value.Bool, false}, "N": {value.Bool, false}, "no": {value.Bool, false}, "No": {value.Bool, false}, "NO": {value.Bool, false},
	"false": {value.Bool, false}, "False": {value.Bool, false}, "FALSE": {value.Bool, false},
	"off": {value.Bool, false}, "Off": {value.Bool, false}, "OFF": {value.Bool, false},
	".nan": {kind: value.Unknown}, ".NaN": {kind: value.Unknown}, ".NAN": {kind: value.Unknown},
	".inf": {kind: value.Unknown}, ".Inf": {kind: value.Unknown}, ".INF": {kind: value.Unknown},
	"+.inf": {kind: value.Unknown}, "+.Inf": {kind: value.Unknown}, "+.INF": {kind: value.Unknown},
	"-.inf": {kind: value.Unknown}, "-.Inf": {kind: value.Unknown}, "-.INF": {kind: value.Unknown},
}

const longestWord = 5

// resolve says what a plain scalar is; number is how JSON writes a number. A
// time is a string.
func resolve(text string) (kind value.Kind, b bool, number string) {
	if len(text) <= longestWord {
		if w, ok := words[text]; ok {
			return w.kind, w.b, ""
		}
	}
	i, u, f, which := parseNumber(text)
	switch which {
	case 'i':
		return value.Number, false, strconv.FormatInt(i, 10)
	case 'u':
		return value.Number, false, strconv.FormatUint(u, 10)
	case 'f':
		if math.IsInf(f, 0) || math.IsNaN(f) {
			return value.Unknown, false, ""
		}
		return value.Number, false, jsonFloat(f)
	}
	return value.String, false, ""
}

var floatSyntax = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)

// parseNumber reads a number as YAML 1.1 and Go write it; which is i, u or f for
// the result that counts, and 0 for what is no number.
func parseNumber(text string) (i int64, u uint64, f float64, which byte) {
	if text == "" {
		return 0, 0, 0, 0
	}
	var err error
	switch c := text[0]; {
	case c == '.':
		if f, err = strconv.ParseFloat(text, 64); err == nil {
			return 0, 0, f, 'f'
		}
		return 0, 0, 0, 0
	case c != '+' && c != '-' && (c < '0' || c > '9'):
		return 0, 0, 0, 0
	}
	plain := strings.ReplaceAll(text, "_", "")
	if i, err = strconv.ParseInt(plain, 0, 64); err == nil {
		return i, 0, 0, 'i'
	}
	if u, err = strconv.ParseUint(plain, 0, 64); err == nil {
		return 0, u, 0, 'u'
	}
	if floatSyntax.MatchString(plain) {
		if f, err = strconv.ParseFloat(plain, 64); err == nil {
			return 0, 0, f, 'f'
		}
	}
	return 0, 0, 0, 0
}

// isFloat reports whether a number is written as one that is not whole.
func isFloat(text string) bool {
	_, _, _, which := parseNumber(text)
	return which == 'f'
}

// jsonFloat writes a number as Go's JSON does.
func jsonFloat(f float64) string {
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	out := strconv.FormatFloat(f, format, -1, 64)
	if n := len(out); format == 'e' && n >= 4 && out[n-4:n-1] == "e-0" {
		out = out[:n-2] + out[n-1:]
	}
	return out
}

// numberKey is the text that a number becomes as a key.
func numberKey(text string) (string, bool) {
	i, _, f, which := parseNumber(text)
	switch which {
	case 'i':
		return strconv.FormatInt(i, 10), true
	case 'f':
		// Half of the digits are lost, and what is too large for the rest is infinite.
		text = strconv.FormatFloat(f, 'g', -1, 32)
		return strings.NewReplacer("+Inf", ".inf", "Inf", ".inf").Replace(text), true
	}
	return "", false
}

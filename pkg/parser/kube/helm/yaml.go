package helm

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// toYaml, with each key and each scalar knowing which entry it came from. The
// text is the one that Helm's own encoder writes, as charts hash and cut it.

// yamlWriter writes one value.
type yamlWriter struct {
	f *frame
	b builder
	// indented says that a list inside of a map is indented, as toYamlPretty does.
	indented bool
}

func (f *frame) yaml(v val, indented bool) val {
	f.weigh(v.v)
	w := &yamlWriter{f: f, indented: indented}
	w.value(v, 0, false)
	t := w.b.text()
	f.charge(len(t.s))
	if strings.HasSuffix(t.s, "\n") {
		t = t.slice(0, len(t.s)-1)
	}
	return val{v: t.s, pieces: t.pieces}
}

// value writes a value whose lines are indented by indent. follows says that
// something stands before it on the line: a key or a dash.
func (w *yamlWriter) value(v val, indent int, follows bool) {
	switch of := w.plain(v.v).(type) {
	case map[string]any:
		w.mapping(of, v.o, indent, follows)
	case []any:
		w.list(of, v, indent, follows)
	case string:
		if follows {
			w.b.addString(" ", nil)
		}
		w.string(textOrigin(v, of), indent)
		w.b.addString("\n", nil)
	default:
		if follows {
			w.b.addString(" ", nil)
		}
		w.b.addString(number(of), v.o)
		w.b.addString("\n", nil)
	}
}

// textOrigin is the text of a string value, or s with the value's origin.
func textOrigin(v val, s string) text {
	if t, ok := v.v.(string); ok && t == s {
		return v.text()
	}
	return textOf(s, v.origin())
}

// plain turns Go's other types into those that JSON has.
func (w *yamlWriter) plain(v any) any {
	switch v := v.(type) {
	case nil, bool, string, float64, int, int64, map[string]any, []any:
		return v
	case []string:
		out := make([]any, len(v))
		for i, s := range v {
			out[i] = s
		}
		return out
	}
	data, err := json.Marshal(v)
	if err != nil {
		w.f.fail("a value of type %s cannot be written as YAML", kindOf(v))
	}
	var out any
	if err := json.Unmarshal(data, &out); err != nil {
		w.f.fail("a value of type %s cannot be written as YAML", kindOf(v))
	}
	return out
}

func (w *yamlWriter) mapping(m map[string]any, o *origin, indent int, follows bool) {
	if len(m) == 0 {
		if follows {
			w.b.addString(" ", nil)
		}
		w.b.addString("{}\n", o)
		return
	}
	keys := sorted(m)
	sort.SliceStable(keys, func(i, j int) bool { return keyLess(keys[i], keys[j]) })
	for i, key := range keys {
		if i > 0 || follows {
			w.line(indent, follows && i == 0)
		}
		from := w.f.m.key(m, key)
		if from == nil {
			from = o
		}
		style := scalarStyle(key, true)
		w.b.addString(styled(key, style), from)
		w.b.addString(":", from)
		e, _ := w.f.m.get(m, key)
		if e.o == nil && e.pieces == nil {
			e.o = o
		}
		below := indent + 2
		if _, isList := w.plain(e.v).([]any); isList && !w.indented {
			below = indent
		}
		w.value(e, below, true)
	}
}

// line begins the line of an entry. The first entry of a map that follows a key
// begins one too; behind a dash it goes on, which the caller says by a negative
// indentation.
func (w *yamlWriter) line(indent int, first bool) {
	if first {
		s := w.b.b.String()
		if strings.HasSuffix(s, "-") {
			w.b.addString(" ", nil)
			return
		}
		w.b.addString("\n", nil)
	}
	w.b.addString(strings.Repeat(" ", indent), nil)
}

func (w *yamlWriter) list(list []any, v val, indent int, follows bool) {
	if len(list) == 0 {
		if follows {
			w.b.addString(" ", nil)
		}
		w.b.addString("[]\n", v.o)
		return
	}
	for i := range list {
		if i > 0 || follows {
			w.line(indent, follows && i == 0)
		}
		var e val
		if of, ok := v.v.([]any); ok {
			e = w.f.m.at(of, i)
		} else {
			e = val{v: list[i]}
		}
		if e.o == nil && e.pieces == nil {
			e.o = v.o
		}
		w.b.addString("-", w.first(e))
		w.value(e, indent+2, true)
	}
}

// first is where an element of a list begins.
func (w *yamlWriter) first(e val) *origin {
	if m, ok := e.v.(map[string]any); ok && len(m) > 0 && e.o == nil {
		return w.f.m.key(m, sorted(m)[0])
	}
	return e.origin()
}

// string writes a string in the style that Helm's encoder chooses.
func (w *yamlWriter) string(t text, indent int) {
	style := scalarStyle(t.s, false)
	switch style {
	case plainStyle:
		w.b.add(t)
	case literalStyle:
		w.literal(t, indent)
	default:
		s := styled(t.s, style)
		if len(s) == len(t.s)+2 && s[1:len(s)-1] == t.s {
			w.b.addString(s[:1], nil)
			w.b.add(t)
			w.b.addString(s[:1], nil)
			return
		}
		w.b.addString(s, t.collapse())
	}
}

// literal writes a text of several lines.
func (w *yamlWriter) literal(t text, indent int) {
	header := "|"
	if t.s[0] == ' ' || t.s[0] == '\n' {
		header += "2"
	}
	body := strings.TrimSuffix(t.s, "\n")
	switch {
	case body == t.s:
		header += "-"
	case body == "" || strings.HasSuffix(body, "\n"):
		header += "+"
	}
	w.b.addString(header, nil)
	pad := strings.Repeat(" ", max(indent, 2))
	if indent == 0 {
		pad = "  "
	}
	for at := 0; at < len(body); {
		end := len(body)
		if n := strings.IndexByte(body[at:], '\n'); n >= 0 {
			end = at + n
		}
		w.b.addString("\n", nil)
		if end > at {
			w.b.addString(pad, nil)
			w.b.add(t.slice(at, end))
		}
		at = end + 1
	}
	if body == "" {
		w.b.addString("\n", nil)
	}
	if n := len(t.s) - len(strings.TrimRight(t.s, "\n")); n > 1 {
		w.b.addString(strings.Repeat("\n", n-1), nil)
	}
}

// The styles of a scalar.
const (
	plainStyle = iota
	singleStyle
	doubleStyle
	literalStyle
)

// scalarStyle is the style that Helm's encoder writes a string in.
func scalarStyle(s string, key bool) int {
	a := analyse(s)
	style := plainStyle
	switch {
	case !utf8.ValidString(s):
		return doubleStyle
	case strings.Contains(s, "\n"):
		style = literalStyle
		if key {
			style = doubleStyle
		}
	case resolves(s):
		style = doubleStyle
	}
	if style == plainStyle && (!a.plain || s == "" && key) {
		style = singleStyle
	}
	if style == singleStyle && !a.single || style == literalStyle && !a.block {
		style = doubleStyle
	}
	return style
}

// allowed are the styles that a string can be written in.
type allowed struct{ plain, single, block bool }

// analyse looks at the characters of a string.
func analyse(s string) allowed {
	if s == "" {
		return allowed{plain: true, single: true}
	}
	out := allowed{true, true, true}
	if strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") || strings.ContainsRune("#,[]{}&*!|>'\"%@`", rune(s[0])) {
		out.plain = false
	}
	if strings.ContainsRune("?:-", rune(s[0])) && (len(s) == 1 || blank(s[1])) {
		out.plain = false
	}
	if edge := func(c byte) bool { return c == ' ' || isBreak(c) }; edge(s[0]) || edge(s[len(s)-1]) {
		out.plain = false
	}
	if s[len(s)-1] == ' ' {
		out.block = false
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		c := s[i]
		switch {
		case i > 0 && c == ':' && (i+1 == len(s) || blank(s[i+1])), i > 0 && c == '#' && blank(s[i-1]):
			out.plain = false
		case isBreak(c):
			out.plain = false
			if i > 0 && s[i-1] == ' ' {
				return allowed{}
			}
		case c == ' ' && i > 0 && isBreak(s[i-1]):
			out.plain, out.single = false, false
		}
		if !printable(r) {
			return allowed{}
		}
		i += n
	}
	return out
}

func isBreak(c byte) bool { return c == '\n' || c == '\r' }
func blank(c byte) bool   { return c == ' ' || c == '\t' || isBreak(c) }

// printable reports whether a character may be written as it is.
func printable(r rune) bool {
	switch {
	case r == '\n', r >= 0x20 && r <= 0x7e, r >= 0xa0 && r <= 0xd7ff && r != 0x2028 && r != 0x2029:
		return true
	}
	return r >= 0xe000 && r <= 0xfffd && r != 0xfeff
}

var (
	wordsOfYAML = regexp.MustCompile(`^(?:|~|[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|null|Null|NULL|\.nan|\.NaN|\.NAN|[-+]?\.(?:inf|Inf|INF))$`)
	floats      = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	sixties     = regexp.MustCompile(`^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`)
)

// resolves reports whether a string, written without quotes, would be read as
// something else.
func resolves(s string) bool {
	if wordsOfYAML.MatchString(s) {
		return true
	}
	switch c := s[0]; {
	case c == '.':
		_, err := strconv.ParseFloat(s, 64)
		return err == nil
	case c != '+' && c != '-' && (c < '0' || c > '9'):
		return false
	}
	if sixties.MatchString(s) || isDay(s) {
		return true
	}
	digits := strings.ReplaceAll(s, "_", "")
	if _, err := strconv.ParseInt(digits, 0, 64); err == nil {
		return true
	}
	if _, err := strconv.ParseUint(digits, 0, 64); err == nil {
		return true
	}
	if floats.MatchString(digits) {
		_, err := strconv.ParseFloat(digits, 64)
		return err == nil
	}
	return false
}

// styled is a string in quotes, or as it is.
func styled(s string, style int) string {
	switch style {
	case singleStyle:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case doubleStyle:
		return doubleQuoted(s)
	}
	return s
}

var escapes = map[rune]string{
	0: "0", 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 27: "e", '"': `"`, '\\': `\`, 0x85: "N", 0xa0: "_", 0x2028: "L", 0x2029: "P",
}

func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch short, ok := escapes[r]; {
		case ok && (r != 0xa0):
			b.WriteString(`\` + short)
		case printable(r):
			b.WriteRune(r)
		case r <= 0xff:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// number writes a scalar that is no string: JSON's spelling, with whole numbers
// as such.
func number(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case float64:
		data, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		s := string(data)
		if _, err := strconv.ParseInt(s, 10, 64); err == nil {
			return s
		}
		if _, err := strconv.ParseUint(s, 10, 64); err == nil {
			return s
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return fmt.Sprint(reflect.ValueOf(v).Interface())
}

// keyLess orders keys as Helm's encoder does: letters behind everything else, and
// numbers in a key by what they count.
func keyLess(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] == y[i] {
			continue
		}
		lx, ly := unicode.IsLetter(x[i]), unicode.IsLetter(y[i])
		switch {
		case lx && ly:
			return x[i] < y[i]
		case lx || ly:
			return ly
		}
		return digitsLess(x, y, i)
	}
	return len(x) < len(y)
}

// digitsLess orders two keys that differ at i, where neither has a letter.
func digitsLess(x, y []rune, i int) bool {
	var start int64
	if x[i] == '0' || y[i] == '0' {
		for j := i - 1; j >= 0 && unicode.IsDigit(x[j]); j-- {
			if x[j] != '0' {
				start = 1
				break
			}
		}
	}
	nx, ex := count(x, i, start)
	ny, ey := count(y, i, start)
	switch {
	case nx != ny:
		return nx < ny
	case ex != ey:
		return ex < ey
	}
	return x[i] < y[i]
}

// count reads the number that begins at i, and returns where it ends.
func count(s []rune, i int, n int64) (int64, int) {
	for ; i < len(s) && unicode.IsDigit(s[i]); i++ {
		n = n*10 + int64(s[i]-'0')
	}
	return n, i
}

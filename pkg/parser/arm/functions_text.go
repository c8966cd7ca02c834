package arm

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/akslint/akslint/pkg/value"
)

func textFunctions() map[string]function {
	return map[string]function{
		"endswith":   {2, 2, true, func(c *call) *val { return c.edge(strings.HasSuffix, false) }},
		"startswith": {2, 2, true, func(c *call) *val { return c.edge(strings.HasPrefix, true) }},
		"format":     {1, -1, true, format},
		"join":       {2, 2, true, join},
		"like":       {2, 2, false, like},
		"padleft":    {2, 3, false, padLeft},
		"replace":    {3, 3, true, replace},
		"split":      {2, 2, true, split},
		"string":     {1, 1, true, toString},
		"substring":  {2, 3, false, substring},
		"tolower":    {1, 1, true, func(c *call) *val { return c.pieces(strings.ToLower) }},
		"toupper":    {1, 1, true, func(c *call) *val { return c.pieces(strings.ToUpper) }},
		"trim":       {1, 1, false, func(c *call) *val { return c.onText(strings.TrimSpace) }},
	}
}

// units is the length of a text in UTF-16 units.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// onText applies a function to the only argument.
func (c *call) onText(f func(string) string) *val {
	s, ok := asText(c.args[0])
	if !ok {
		return c.wrong("it takes a text")
	}
	return strVal(f(s))
}

// pieces applies a function to the known pieces of a text. What it makes of the
// unknown ones is unknown too.
func (c *call) pieces(f func(string) string) *val {
	v := c.args[0]
	if !v.isUnknown() {
		return c.onText(f)
	}
	if len(v.parts) == 0 {
		return c.unknown()
	}
	parts := make([]part, len(v.parts))
	for i, p := range v.parts {
		if parts[i] = (part{lit: f(p.lit)}); p.hole != nil {
			parts[i] = part{hole: derived(c.name, p.hole)}
		}
	}
	return textOf(parts).withRefs(v)
}

// edge compares how a text begins or ends, without regard to case.
func (c *call) edge(has func(s, part string) bool, front bool) *val {
	what, ok := c.args[1].str()
	if c.args[1].isUnknown() || c.args[0].isUnknown() && len(c.args[0].parts) == 0 {
		return c.unknown()
	}
	if !ok || c.args[0].isNull() || c.args[0].is(value.List) || c.args[0].is(value.Object) {
		return c.wrong("it takes two texts")
	}
	parts := piecesOf(c.args[0])
	if len(parts) == 0 {
		return boolVal(what == "")
	}
	p := parts[len(parts)-1]
	if front {
		p = parts[0]
	}
	if has(strings.ToLower(p.lit), strings.ToLower(what)) && p.hole == nil {
		return boolVal(true)
	}
	if len(parts) > 1 && len(p.lit) < len(what) || p.hole != nil {
		return c.unknown()
	}
	return boolVal(false)
}

// format puts values into the places {0}, {1:D4} of a text.
func format(c *call) *val {
	pattern, ok := c.args[0].str()
	if !ok {
		if c.args[0].isUnknown() {
			return c.unknown()
		}
		return c.wrong("the format is a text")
	}
	var parts []part
	for i := 0; i < len(pattern); i++ {
		ch := pattern[i]
		switch {
		case (ch == '{' || ch == '}') && i+1 < len(pattern) && pattern[i+1] == ch:
			parts = append(parts, part{lit: string(ch)})
			i++
		case ch == '{':
			end := strings.IndexByte(pattern[i:], '}')
			if end < 0 {
				return c.wrong("a place in the format does not end")
			}
			p, why := c.formatted(pattern[i+1 : i+end])
			if why != "" {
				return c.wrong("%s", why)
			}
			parts = append(parts, p...)
			i += end
		case ch == '}':
			return c.wrong("the format has a closing brace without an opening one")
		default:
			end := i
			for end < len(pattern) && pattern[end] != '{' && pattern[end] != '}' {
				end++
			}
			parts = append(parts, part{lit: pattern[i:end]})
			i = end - 1
		}
	}
	return textOf(parts)
}

// formatted is one place of a format: number[,width][:spec].
func (c *call) formatted(place string) (out []part, why string) {
	place, spec, _ := strings.Cut(place, ":")
	place, width, padded := strings.Cut(place, ",")
	n, err := strconv.Atoi(strings.TrimSpace(place))
	if err != nil || n < 0 || n+1 >= len(c.args) {
		return nil, "the format names argument {" + place + "}, which is not given"
	}
	v := c.args[n+1]
	if v.isUnknown() {
		if spec != "" || padded {
			return []part{{hole: derived("format:"+width+":"+spec, v)}}, ""
		}
		return piecesOf(v), ""
	}
	var s string
	switch {
	case v.is(value.Number) && spec != "":
		s, why = formatNumber(v, spec)
	case v.is(value.List) || v.is(value.Object):
		if !v.settled() {
			return []part{{hole: derived("string", v)}}, ""
		}
		s = formatText(v)
	default:
		s, _ = asText(v)
	}
	if padded {
		w, err := strconv.Atoi(strings.TrimSpace(width))
		if err != nil || w > 1000 || w < -1000 {
			return nil, "the width of a place is not a small number"
		}
		if n := max(w, -w) - units(s); n > 0 && w > 0 {
			s = strings.Repeat(" ", n) + s
		} else if n > 0 {
			s += strings.Repeat(" ", n)
		}
	}
	return []part{{lit: s}}, why
}

// formatNumber knows the formats that templates use: D4, X2, N0, F2, 000.
func formatNumber(v *val, spec string) (s, why string) {
	n, whole := asInt(v)
	digits, err := strconv.Atoi(spec[1:])
	if err != nil || digits < 0 || digits > 100 {
		digits = 0
	}
	switch kind := spec[0]; {
	case strings.Trim(spec, "0") == "" && whole:
		return zeros(n, len(spec)), ""
	case (kind == 'D' || kind == 'd') && whole:
		return zeros(n, digits), ""
	case (kind == 'X' || kind == 'x') && whole && n >= 0:
		h := strconv.FormatInt(n, 16)
		if kind == 'X' {
			h = strings.ToUpper(h)
		}
		return strings.Repeat("0", max(0, digits-len(h))) + h, ""
	case kind == 'F' || kind == 'f' || kind == 'N' || kind == 'n':
		if len(spec) == 1 {
			digits = 2
		}
		f, _ := strconv.ParseFloat(v.text, 64)
		s := strconv.FormatFloat(f, 'f', digits, 64)
		if kind == 'N' || kind == 'n' {
			s = grouped(s)
		}
		return s, ""
	}
	return "", "the format " + spec + " is not known to akslint"
}

func zeros(n int64, digits int) string {
	sign := ""
	s := strconv.FormatInt(n, 10)
	if n < 0 {
		sign, s = "-", s[1:]
	}
	return sign + strings.Repeat("0", max(0, digits-len(s))) + s
}

// grouped puts commas between thousands.
func grouped(s string) string {
	whole, fraction, has := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + fraction
	}
	return sign + whole
}

func join(c *call) *val {
	list := c.args[0]
	if list.isUnknown() || list.open || c.args[1].isUnknown() {
		return c.unknown()
	}
	sep, ok := asText(c.args[1])
	if !list.is(value.List) || !ok {
		return c.wrong("it takes an array and a text")
	}
	var parts []part
	for i, item := range list.items {
		if i > 0 {
			parts = append(parts, part{lit: sep})
		}
		if (item.is(value.Object) || item.is(value.List)) && item.settled() {
			item = strVal(jsonText(item))
		}
		parts = append(parts, piecesOf(item)...)
	}
	return textOf(parts)
}

// like compares with a pattern in which * is any text and ? any character.
func like(c *call) *val {
	s, ok1 := c.args[0].str()
	pattern, ok2 := c.args[1].str()
	if !ok1 || !ok2 {
		return c.wrong("it takes two texts")
	}
	found, ok := matches([]rune(strings.ToLower(s)), []rune(strings.ToLower(pattern)), func() bool {
		return c.unit().spend(1<<10, c.e.at)
	})
	if !ok {
		return unknown(whyBudget, c.unit().once("budget"))
	}
	return boolVal(found)
}

// matches compares a text with a pattern. It asks now and then whether it may
// go on; when it may not, ok is false.
func matches(s, pattern []rune, goOn func() bool) (found, ok bool) {
	i, j, star, mark := 0, 0, -1, 0
	for n := 1; i < len(s); n++ {
		switch {
		case n%(1<<16) == 0 && !goOn():
			return false, false
		case j < len(pattern) && pattern[j] == '*':
			star, mark = j, i
			j++
		case j < len(pattern) && (pattern[j] == '?' || pattern[j] == s[i]):
			i++
			j++
		case star >= 0:
			mark++
			i, j = mark, star+1
		default:
			return false, true
		}
	}
	for j < len(pattern) && pattern[j] == '*' {
		j++
	}
	return j == len(pattern), true
}

func padLeft(c *call) *val {
	s, ok := asText(c.args[0])
	n, isInt := asInt(c.args[1])
	fill := " "
	if a := c.arg(2); a != nil {
		fill, _ = a.str()
	}
	switch {
	case !ok || !isInt || units(fill) != 1:
		return c.wrong("it takes a text, a length and one character")
	case n > maxElements:
		return c.wrong("the length is above %d, to which texts are filled up here", maxElements)
	}
	return strVal(strings.Repeat(fill, max(0, int(n)-units(s))) + s)
}

func replace(c *call) *val {
	old, ok1 := c.args[1].str()
	by, ok2 := c.args[2].str()
	if c.args[1].isUnknown() || c.args[2].isUnknown() {
		return c.unknown()
	}
	if !ok1 || !ok2 {
		return c.wrong("it takes three texts")
	}
	if old == "" {
		return c.args[0]
	}
	s, ok := asText(c.args[0])
	switch {
	case ok:
		if n := strings.Count(s, old); n > 0 && n*len(by) > maxString {
			return c.wrong("the result is longer than 1 MiB")
		}
		return strVal(strings.ReplaceAll(s, old, by))
	case c.args[0].isUnknown():
		return c.unknown()
	}
	return c.wrong("it takes three texts")
}

// split cuts a text at a separator or at any of a list of them.
func split(c *call) *val {
	v := c.args[0]
	if c.args[1].isUnknown() || !c.args[1].settled() {
		return c.unknown()
	}
	var seps []string
	for _, s := range toList(c.args[1]).items {
		if t, ok := asText(s); ok && t != "" {
			seps = append(seps, t)
		}
	}
	if v.isUnknown() {
		// Names do not hold slashes, so that an identifier can be cut.
		if _, ok := parseIdentifier(piecesOf(v)); ok && len(seps) == 1 && seps[0] == "/" {
			return listVal(segmentsOf(piecesOf(v))).withRefs(v)
		}
		return c.unknown()
	}
	s, ok := asText(v)
	if !ok {
		return c.wrong("it takes a text")
	}
	pieces := []string{s}
	for _, sep := range seps {
		var next []string
		for _, p := range pieces {
			next = append(next, strings.Split(p, sep)...)
		}
		if pieces = next; len(pieces) > maxElements {
			return c.wrong("the result has more than %d elements", maxElements)
		}
	}
	if !c.unit().spend(len(pieces), c.e.at) {
		return unknown(whyBudget, c.unit().once("budget"))
	}
	items := make([]*val, len(pieces))
	for i, p := range pieces {
		items[i] = strVal(p)
	}
	return listVal(items)
}

func toString(c *call) *val {
	v := c.args[0]
	switch {
	case v.isUnknown():
		if len(v.parts) > 0 {
			return v
		}
		return c.unknown()
	case v.is(value.String):
		return v
	case v.isNull():
		return strVal("")
	case v.is(value.List) || v.is(value.Object):
		if !v.settled() {
			return c.unknown()
		}
		return strVal(jsonText(v))
	}
	s, _ := asText(v)
	return strVal(s)
}

func substring(c *call) *val {
	s, ok := asText(c.args[0])
	start, isInt := asInt(c.args[1])
	all := utf16.Encode([]rune(s))
	n := int64(len(all)) - start
	if a := c.arg(2); a != nil && isInt {
		n, isInt = asInt(a)
	}
	switch {
	case !ok || !isInt:
		return c.wrong("it takes a text and numbers")
	case start < 0 || n < 0 || start > int64(len(all)) || n > int64(len(all))-start:
		return c.wrong("the text has %d characters, and %d from %d on are asked for", len(all), n, start)
	}
	return strVal(string(utf16.Decode(all[start : start+n])))
}

package arm

import (
	"crypto/sha1" //nolint:gosec // the language defines guid() by it
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func encodingFunctions() map[string]function {
	return map[string]function{
		"base64": {1, 1, false, func(c *call) *val {
			return c.onText(func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) })
		}},
		"base64tostring": {1, 1, false, func(c *call) *val { return c.decoded(strVal) }},
		"base64tojson": {1, 1, false, func(c *call) *val {
			return c.decoded(func(s string) *val { return c.json(s) })
		}},
		"datauri": {1, 1, false, func(c *call) *val {
			return c.onText(func(s string) string {
				return "data:text/plain;charset=utf8;base64," + base64.StdEncoding.EncodeToString([]byte(s))
			})
		}},
		"datauritostring":      {1, 1, false, dataURIToString},
		"uri":                  {2, 2, true, uri},
		"uricomponent":         {1, 1, false, func(c *call) *val { return c.onText(escapeURI) }},
		"uricomponenttostring": {1, 1, false, uriComponentToString},
		"builduri":             {1, 1, false, buildURI},
		"parseuri":             {1, 1, false, parseURI},
		"guid":                 {1, -1, true, guid},
		"uniquestring":         {1, -1, true, func(c *call) *val { return c.unknownText("uniqueString() is computed by Azure") }},
		"newguid":              {0, 0, true, fresh},
	}
}

func (c *call) decoded(then func(string) *val) *val {
	s, ok := c.args[0].str()
	raw, err := base64.StdEncoding.DecodeString(s)
	if !ok || err != nil {
		return c.wrong("it takes a text in base64")
	}
	return then(string(raw))
}

func dataURIToString(c *call) *val {
	s, _ := c.args[0].str()
	head, body, ok := strings.Cut(s, ",")
	if !ok || !strings.HasPrefix(head, "data:") {
		return c.wrong("it takes a data URI")
	}
	if strings.HasSuffix(head, ";base64") {
		raw, err := base64.StdEncoding.DecodeString(body)
		if err != nil {
			return c.wrong("it takes a data URI")
		}
		return strVal(string(raw))
	}
	text, err := url.PathUnescape(body)
	if err != nil {
		return c.wrong("it takes a data URI")
	}
	return strVal(text)
}

// escapeURI leaves letters, digits and -_.~ as they are.
func escapeURI(s string) string {
	return strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
}

func uriComponentToString(c *call) *val {
	s, _ := c.args[0].str()
	out, err := url.PathUnescape(s)
	if err != nil {
		return c.wrong("it takes an encoded text")
	}
	return strVal(out)
}

func uri(c *call) *val {
	base, ok1 := c.args[0].str()
	rel, ok2 := c.args[1].str()
	if c.args[0].isUnknown() && (c.args[1].is(value.String) || c.args[1].certain()) {
		return beside(c.args[0], c.args[1])
	}
	if c.args[0].isUnknown() || c.args[1].isUnknown() {
		return c.unknown()
	}
	b, err := url.Parse(base)
	if !ok1 || !ok2 || err != nil {
		return c.wrong("it takes two texts that make a URI")
	}
	r, err := url.Parse(rel)
	if err != nil {
		return c.wrong("it takes two texts that make a URI")
	}
	return strVal(b.ResolveReference(r).String())
}

func buildURI(c *call) *val {
	v := c.args[0]
	text := func(name string) string {
		s, _ := asText(v.field(name))
		return s
	}
	u := url.URL{Scheme: text("scheme"), Host: text("host"), Path: text("path"), RawQuery: strings.TrimPrefix(text("query"), "?")}
	if p := text("port"); p != "" {
		u.Host += ":" + p
	}
	if !v.is(value.Object) || u.Scheme == "" || u.Host == "" {
		return c.wrong("it takes an object with scheme and host")
	}
	return strVal(u.String())
}

func parseURI(c *call) *val {
	s, _ := c.args[0].str()
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return c.wrong("it takes a URI")
	}
	fields := []entry{
		{name: "scheme", v: strVal(u.Scheme)},
		{name: "host", v: strVal(u.Hostname())},
		{name: "path", v: strVal(u.Path)},
	}
	if n, err := strconv.Atoi(u.Port()); err == nil {
		fields = append(fields, entry{name: "port", v: intVal(int64(n))})
	}
	if u.RawQuery != "" {
		fields = append(fields, entry{name: "query", v: strVal("?" + u.RawQuery)})
	}
	return objectVal(fields)
}

// guidNamespace is the namespace of the identifiers that guid() makes
// (RFC 4122, version 5).
const guidNamespace = "11fb06fb712d4ddd98c7e71bbd588830"

func guid(c *call) *val {
	texts := make([]string, len(c.args))
	for i, a := range c.args {
		s, ok := asText(a)
		if !ok {
			return c.unknownText("guid() of something that is not known")
		}
		texts[i] = s
	}
	namespace, _ := hex.DecodeString(guidNamespace)
	sum := sha1.Sum(append(namespace, strings.Join(texts, "-")...)) //nolint:gosec // as above
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x50, id[8]&0x3f|0x80
	h := hex.EncodeToString(id)
	return strVal(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
}

// unknownText is a text that Azure computes from the arguments. It identifies
// nothing, whatever it was made from.
func (c *call) unknownText(why string) *val {
	out := derived(c.name, c.args...)
	out.text, out.refs, out.chosen = why, nil, false
	return out
}

func fresh(c *call) *val {
	return unknown("newGuid() is another at each deployment", c.unit().once("newguid"))
}

// json reads a text as JSON; the parts of the result stand where the text does.
func (c *call) json(s string) *val {
	n, problems := readJSON(source.NewFile("", []byte(s)))
	if n == nil {
		why := "it is not JSON"
		if len(problems) > 0 {
			why = problems[len(problems)-1].Message
		}
		return c.wrong("%s", why)
	}
	if !c.unit().spend(len(s)/16, c.e.at) {
		return unknown(whyBudget, c.unit().once("budget"))
	}
	return c.plain(n, c.scope.at(c.e.at))
}

// plain is the value of a tree without expressions, all of it written at w; the
// zero w is where the tree itself stands.
func (s *scope) plain(n *node, w where) *val {
	if n == nil {
		return nil
	}
	var v *val
	switch n.kind {
	case value.String:
		v = strVal(n.text)
	case value.Number:
		v = numVal(n.text)
	case value.Bool:
		v = boolVal(n.flag)
	case value.List:
		items := make([]*val, len(n.items))
		for i, item := range n.items {
			items[i] = s.plain(item, w)
		}
		v = listVal(items)
	case value.Object:
		fields := make([]entry, len(n.fields))
		for i, f := range n.fields {
			fields[i] = entry{name: f.name, v: s.plain(f.value, w)}
			if w.at.IsZero() {
				fields[i].key = f.key
			}
		}
		v = objectVal(fields)
	default:
		v = nullVal()
	}
	if v.where = w; w.at.IsZero() {
		v.where = where{at: n.at, head: n.head, dep: s.dep}
	}
	return v
}

func parseJSON(c *call) *val {
	s, ok := c.args[0].str()
	if !ok {
		return c.wrong("it takes a text")
	}
	return c.json(s)
}

// jsonText writes a known value as JSON.
func jsonText(v *val) string {
	var b strings.Builder
	writeJSON(&b, v, quote)
	return b.String()
}

// formatText is jsonText as format() writes it, with single quotes.
func formatText(v *val) string {
	var b strings.Builder
	writeJSON(&b, v, func(s string) string {
		inner := quote(s)
		inner = strings.ReplaceAll(inner[1:len(inner)-1], `\"`, `"`)
		return "'" + strings.ReplaceAll(inner, "'", `\'`) + "'"
	})
	return b.String()
}

func writeJSON(b *strings.Builder, v *val, quoted func(string) string) {
	if b.Len() > maxString {
		return
	}
	switch {
	case v.isNull():
		b.WriteString("null")
	case v.is(value.Bool):
		b.WriteString(strconv.FormatBool(v.flag))
	case v.is(value.Number):
		b.WriteString(v.text)
	case v.is(value.List):
		for i, item := range v.items {
			b.WriteByte("[,"[btoi(i > 0)])
			writeJSON(b, item, quoted)
		}
		if len(v.items) == 0 {
			b.WriteByte('[')
		}
		b.WriteByte(']')
	case v.is(value.Object):
		for i, f := range v.fields {
			b.WriteByte("{,"[btoi(i > 0)])
			b.WriteString(quoted(f.name) + ":")
			writeJSON(b, f.v, quoted)
		}
		if len(v.fields) == 0 {
			b.WriteByte('{')
		}
		b.WriteByte('}')
	default:
		b.WriteString(quoted(v.text))
	}
}

// quote writes a JSON string; only what has to be is escaped.
func quote(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

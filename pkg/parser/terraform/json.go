package terraform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/source"
)

// jsonNode is a JSON value that knows where it is written: the byte offsets of
// its first byte and of what follows its last.
type jsonNode struct {
	kind       jsonKind
	start, end int
	text       string // of a string, decoded; of a number or a bool, as written
	escaped    bool   // the string is not written as it reads
	members    []jsonMember
	items      []*jsonNode
}

// jsonMember is one entry of an object. Names may repeat.
type jsonMember struct {
	name       string
	start, end int // of the name, with its quotes
	value      *jsonNode
}

type jsonKind uint8

const (
	jsonNull jsonKind = iota
	jsonTrue
	jsonFalse
	jsonNumber
	jsonString
	jsonArray
	jsonObject
)

// get returns the value under a name, the last one where it repeats; nil when
// there is none. It works on nil.
func (n *jsonNode) get(path ...string) *jsonNode {
	for _, name := range path {
		if n == nil || n.kind != jsonObject {
			return nil
		}
		var hit *jsonNode
		for i := len(n.members) - 1; i >= 0 && hit == nil; i-- {
			if n.members[i].name == name {
				hit = n.members[i].value
			}
		}
		n = hit
	}
	return n
}

// str returns the content of a string, else nothing.
func (n *jsonNode) str() string {
	if n != nil && n.kind == jsonString {
		return n.text
	}
	return ""
}

// elements returns the items of an array, else nothing.
func (n *jsonNode) elements() []*jsonNode {
	if n != nil && n.kind == jsonArray {
		return n.items
	}
	return nil
}

// entries returns the members of an object, else nothing.
func (n *jsonNode) entries() []jsonMember {
	if n != nil && n.kind == jsonObject {
		return n.members
	}
	return nil
}

// jsonError is where a file stops being JSON.
type jsonError struct {
	at   int
	what string
}

// parseJSON reads strict JSON, as Terraform does: no comments, no trailing
// commas, no line breaks in strings. Nesting is bounded.
func parseJSON(file *source.File) (*jsonNode, *source.Problem) {
	p := &jsonParser{data: file.Data}
	if bytes.HasPrefix(p.data, []byte("\xef\xbb\xbf")) {
		p.pos = 3
	}
	n, bad := p.document()
	if bad == nil {
		return n, nil
	}
	end := min(bad.at+1, len(file.Data))
	return nil, &source.Problem{
		Severity: source.Error, Range: source.Range{File: file, Start: bad.at, End: end}, Path: file.Path,
		Message: bad.what, Hint: "The file was not read.",
	}
}

type jsonParser struct {
	data  []byte
	pos   int
	depth int
}

func (p *jsonParser) document() (*jsonNode, *jsonError) {
	n, bad := p.value()
	if bad != nil {
		return nil, bad
	}
	if p.space(); p.pos < len(p.data) {
		return nil, p.unexpected("the end of the file")
	}
	return n, nil
}

func (p *jsonParser) space() {
	for p.pos < len(p.data) {
		switch p.data[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

// unexpected says what stands where something else was to come.
func (p *jsonParser) unexpected(wanted string) *jsonError {
	if p.pos >= len(p.data) {
		return &jsonError{p.pos, "the JSON ends where " + wanted + " is expected"}
	}
	if c := p.data[p.pos]; c == '/' || c == '#' {
		return &jsonError{p.pos, "JSON has no comments"}
	}
	r, _ := utf8.DecodeRune(p.data[p.pos:])
	return &jsonError{p.pos, fmt.Sprintf("%q where %s is expected", r, wanted)}
}

func (p *jsonParser) value() (*jsonNode, *jsonError) {
	p.space()
	if p.pos >= len(p.data) {
		return nil, p.unexpected("a value")
	}
	n := &jsonNode{start: p.pos}
	var bad *jsonError
	switch c := p.data[p.pos]; {
	case c == '{':
		bad = p.object(n)
	case c == '[':
		bad = p.array(n)
	case c == '"':
		n.kind = jsonString
		n.text, n.escaped, bad = p.quoted()
	case c == '-' || c >= '0' && c <= '9':
		bad = p.number(n)
	default:
		bad = p.word(n)
	}
	n.end = p.pos
	return n, bad
}

func (p *jsonParser) word(n *jsonNode) *jsonError {
	for text, kind := range map[string]jsonKind{"null": jsonNull, "true": jsonTrue, "false": jsonFalse} {
		if bytes.HasPrefix(p.data[p.pos:], []byte(text)) {
			n.kind, n.text = kind, text
			p.pos += len(text)
			return nil
		}
	}
	return p.unexpected("a value")
}

func (p *jsonParser) number(n *jsonNode) *jsonError {
	end := p.pos
	for end < len(p.data) && bytes.IndexByte([]byte("+-.0123456789eE"), p.data[end]) >= 0 {
		end++
	}
	n.kind, n.text = jsonNumber, string(p.data[p.pos:end])
	if !json.Valid(p.data[p.pos:end]) {
		return &jsonError{p.pos, n.text + " is not a number in JSON"}
	}
	p.pos = end
	return nil
}

// quoted reads a string, and says whether it holds escapes.
func (p *jsonParser) quoted() (text string, escaped bool, bad *jsonError) {
	start := p.pos
	for i := p.pos + 1; i < len(p.data); i++ {
		switch c := p.data[i]; {
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return "", false, &jsonError{i, "a string goes over the end of its line"}
		case c == '"':
			p.pos = i + 1
			raw := p.data[start:p.pos]
			if !escaped && utf8.Valid(raw) {
				return string(raw[1 : len(raw)-1]), false, nil
			}
			if json.Unmarshal(raw, &text) != nil {
				return "", false, &jsonError{start, "the string has an escape that JSON does not know"}
			}
			return text, true, nil
		}
	}
	return "", false, &jsonError{start, "the string has no end"}
}

// enter counts a level of nesting.
func (p *jsonParser) enter() *jsonError {
	if p.depth++; p.depth > maxNesting {
		return &jsonError{p.pos, fmt.Sprintf("nested more than %d levels deep", maxNesting)}
	}
	p.pos++
	p.space()
	return nil
}

// more goes on to the next element: true after a comma, false after the
// closing bracket.
func (p *jsonParser) more(closing byte) (bool, *jsonError) {
	p.space()
	switch {
	case p.pos < len(p.data) && p.data[p.pos] == closing:
		p.pos++
		p.depth--
		return false, nil
	case p.pos < len(p.data) && p.data[p.pos] == ',':
		p.pos++
		return true, nil
	}
	return false, p.unexpected("a comma or " + string(closing))
}

func (p *jsonParser) array(n *jsonNode) *jsonError {
	n.kind = jsonArray
	if bad := p.enter(); bad != nil {
		return bad
	}
	if p.pos < len(p.data) && p.data[p.pos] == ']' {
		_, bad := p.more(']')
		return bad
	}
	for {
		item, bad := p.value()
		if bad != nil {
			return bad
		}
		n.items = append(n.items, item)
		if more, bad := p.more(']'); !more {
			return bad
		}
	}
}

func (p *jsonParser) object(n *jsonNode) *jsonError {
	n.kind = jsonObject
	if bad := p.enter(); bad != nil {
		return bad
	}
	if p.pos < len(p.data) && p.data[p.pos] == '}' {
		_, bad := p.more('}')
		return bad
	}
	for {
		m, bad := p.member()
		if bad != nil {
			return bad
		}
		n.members = append(n.members, m)
		if more, bad := p.more('}'); !more {
			return bad
		}
	}
}

func (p *jsonParser) member() (m jsonMember, bad *jsonError) {
	p.space()
	if p.pos >= len(p.data) || p.data[p.pos] != '"' {
		return m, p.unexpected("a name in quotes")
	}
	m.start = p.pos
	if m.name, _, bad = p.quoted(); bad != nil {
		return m, bad
	}
	m.end = p.pos
	if p.space(); p.pos >= len(p.data) || p.data[p.pos] != ':' {
		return m, p.unexpected("a colon")
	}
	p.pos++
	m.value, bad = p.value()
	return m, bad
}

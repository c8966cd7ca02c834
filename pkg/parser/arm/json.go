package arm

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// maxNesting is how deep lists and objects may lie within one another. It is
// checked before the reader goes deeper.
const maxNesting = 200

// readJSON reads a document as ARM accepts it: JSON with comments, commas
// before a closing bracket, a byte order mark and line breaks within strings.
// Problems are one error, after which there is no node, or notes.
func readJSON(f *source.File) (*node, []source.Problem) {
	r := &reader{file: f, data: f.Data}
	if bytes.HasPrefix(r.data, []byte("\xEF\xBB\xBF")) {
		r.pos = 3
	}
	n := r.value(0)
	if r.space(); r.fail == nil && r.pos < len(r.data) {
		r.errorf(r.pos, "there is something after the end of the document")
	}
	if r.fail != nil {
		return nil, append(r.notes, *r.fail)
	}
	return n, r.notes
}

// reader reads one document. After a failure every method returns at once.
type reader struct {
	file  *source.File
	data  []byte
	pos   int
	fail  *source.Problem
	notes []source.Problem
}

func (r *reader) errorf(at int, format string, args ...any) {
	if r.fail != nil {
		return
	}
	rng := source.Range{File: r.file, Start: at, End: min(at+1, len(r.data))}
	r.fail = &source.Problem{Severity: source.Error, Range: rng, Path: r.file.Path, Message: "invalid JSON: " + fmt.Sprintf(format, args...)}
}

// space skips white space and comments.
func (r *reader) space() {
	for r.pos < len(r.data) {
		switch c := r.data[r.pos]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			r.pos++
		case bytes.HasPrefix(r.data[r.pos:], []byte("//")):
			if i := bytes.IndexByte(r.data[r.pos:], '\n'); i >= 0 {
				r.pos += i
			} else {
				r.pos = len(r.data)
			}
		case bytes.HasPrefix(r.data[r.pos:], []byte("/*")):
			i := bytes.Index(r.data[r.pos+2:], []byte("*/"))
			if i < 0 {
				r.errorf(r.pos, "the comment does not end")
				r.pos = len(r.data)
				return
			}
			r.pos += i + 4
		default:
			return
		}
	}
}

// peek returns the next byte that counts, 0 at the end.
func (r *reader) peek() byte {
	r.space()
	if r.fail != nil || r.pos >= len(r.data) {
		return 0
	}
	return r.data[r.pos]
}

func (r *reader) value(depth int) *node {
	c := r.peek()
	start := r.pos
	n := &node{}
	switch {
	case r.fail != nil:
		return nil
	case c == 0 && r.pos >= len(r.data):
		r.errorf(r.pos, "the document ends too early")
		return nil
	case (c == '{' || c == '[') && depth >= maxNesting:
		r.errorf(r.pos, "lists and objects lie more than %d levels within one another", maxNesting)
		return nil
	case c == '{':
		r.object(n, depth)
	case c == '[':
		r.list(n, depth)
	case c == '"':
		n.kind, n.text = value.String, r.text()
	default:
		r.word(n)
	}
	n.at = source.Range{File: r.file, Start: start, End: r.pos}
	n.head = n.at
	if n.kind == value.List || n.kind == value.Object {
		n.head.End = start + 1
	}
	return n
}

// closing reports whether the container ends here, and steps over a comma
// between elements.
func (r *reader) closing(end byte, first bool) bool {
	c := r.peek()
	if c == ',' && !first {
		r.pos++
		c = r.peek()
	} else if !first && c != end {
		r.errorf(r.pos, "a comma or %q is missing", end)
	}
	if r.fail == nil && c == 0 {
		r.errorf(r.pos, "the document ends before %q", end)
	}
	if r.fail != nil {
		return true
	}
	if c == end {
		r.pos++
		return true
	}
	return false
}

func (r *reader) list(n *node, depth int) {
	n.kind = value.List
	r.pos++
	for first := true; !r.closing(']', first); first = false {
		if item := r.value(depth + 1); item != nil {
			n.items = append(n.items, item)
		}
	}
}

func (r *reader) object(n *node, depth int) {
	n.kind = value.Object
	r.pos++
	for first := true; !r.closing('}', first); first = false {
		start := r.pos
		if r.data[r.pos] != '"' {
			r.errorf(r.pos, "the name of a property must stand in double quotes")
			return
		}
		name := r.text()
		key := source.Range{File: r.file, Start: start, End: r.pos}
		if r.peek() != ':' {
			r.errorf(r.pos, "a colon is missing after the name") // which may be secret, as any text of a parameter file
			return
		}
		r.pos++
		v := r.value(depth + 1)
		if v == nil {
			return
		}
		if v.kind == value.List || v.kind == value.Object {
			v.head.Start = start
		}
		r.twice(n, name, key)
		n.fields = append(n.fields, member{name, key, v})
	}
}

// twice notes a name that is written before, be it in other letter case. Of
// very large objects only the last entries are compared.
func (r *reader) twice(n *node, name string, key source.Range) {
	for _, f := range n.fields[max(0, len(n.fields)-500):] {
		if len(f.name) == len(name) && strings.EqualFold(f.name, name) {
			r.notes = append(r.notes, source.Problem{
				Severity: source.Note, Range: key, Path: r.file.Path,
				Message: "a name is written twice in one object; the later one counts",
				Hint:    "Names are compared without regard to letter case.",
			})
			return
		}
	}
}

// word reads true, false, null or a number.
func (r *reader) word(n *node) {
	start := r.pos
	for r.pos < len(r.data) && !bytes.ContainsRune([]byte(",]}:{[\"/ \t\r\n"), rune(r.data[r.pos])) {
		r.pos++
	}
	switch w := string(r.data[start:r.pos]); {
	case w == "null":
		n.kind = value.Null
	case w == "true" || w == "false":
		n.kind, n.flag = value.Bool, w == "true"
	case isNumber(w):
		n.kind, n.text = value.Number, w
	default:
		r.errorf(start, "a value was expected; texts stand in double quotes") // what stands here may be a secret
	}
}

// isNumber reports whether a word is a number in JSON's syntax.
func isNumber(w string) bool {
	w = strings.TrimPrefix(w, "-")
	digits := func() (n int) {
		for n < len(w) && w[n] >= '0' && w[n] <= '9' {
			n++
		}
		w = w[n:]
		return n
	}
	if digits() == 0 {
		return false
	}
	if strings.HasPrefix(w, ".") {
		if w = w[1:]; digits() == 0 {
			return false
		}
	}
	if w != "" && (w[0] == 'e' || w[0] == 'E') {
		w = strings.TrimLeft(w[1:], "+-")
		if digits() == 0 {
			return false
		}
	}
	return w == ""
}

// text reads a string; line breaks and other control characters stand for
// themselves.
func (r *reader) text() string {
	start := r.pos
	for i := r.pos + 1; i < len(r.data); i++ {
		switch r.data[i] {
		case '\\':
			i++
		case '"':
			r.pos = i + 1
			s, _, bad := unescape(r.data[start+1:i], false)
			if bad >= 0 {
				r.errorf(start+1+bad, "there is no such escape in a string")
			}
			return s
		}
	}
	r.errorf(start, "the string does not end")
	return ""
}

// unescape decodes the inside of a string. With offsets it also returns where
// each byte of the result stands in raw, and one more for the end. bad is where
// something is wrong, or -1.
func unescape(raw []byte, withOffsets bool) (s string, offsets []int, bad int) {
	if bytes.IndexByte(raw, '\\') < 0 && !withOffsets {
		return string(bytes.ToValidUTF8(raw, []byte("\uFFFD"))), nil, -1
	}
	var out []byte
	add := func(at int, b ...byte) {
		out = append(out, b...)
		for range b {
			if withOffsets {
				offsets = append(offsets, at)
			}
		}
	}
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			c, n := utf8.DecodeRune(raw[i:])
			for k, b := range []byte(string(c)) {
				add(i+min(k, n-1), b)
			}
			i += n
			continue
		}
		c, n := escaped(raw[i:])
		if n == 0 {
			return string(out), offsets, i
		}
		add(i, []byte(string(c))...)
		i += n
	}
	return string(out), append(offsets, len(raw)), -1
}

// escaped reads one escape and returns how long it is, 0 when it is none.
func escaped(raw []byte) (rune, int) {
	if len(raw) < 2 {
		return 0, 0
	}
	if i := strings.IndexByte(`"\/bfnrt`, raw[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	first, ok := unit16(raw)
	if !ok {
		return 0, 0
	}
	if utf16.IsSurrogate(first) {
		if second, ok := unit16(raw[6:]); ok {
			if c := utf16.DecodeRune(first, second); c != utf8.RuneError {
				return c, 12
			}
		}
		return utf8.RuneError, 6
	}
	return first, 6
}

// unit16 reads \uXXXX.
func unit16(raw []byte) (rune, bool) {
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return 0, false
	}
	var c rune
	for _, b := range raw[2:6] {
		i := strings.IndexByte("0123456789abcdef", b|0x20)
		if i < 0 || b < '0' {
			return 0, false
		}
		c = c<<4 | rune(i)
	}
	return c, true
}

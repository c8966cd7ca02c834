package arm

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// bicepFile is a file of Bicep as far as it is needed to find in it what was
// compiled from it: its declarations and where the entries of objects stand. It
// is not evaluated.
type bicepFile struct {
	file   *source.File
	tokens []bicepToken
	decls  []*bicepDecl
	stale  map[int]bool // where places begin at which a template says something else
}

// bicepDecl is a declaration: a parameter, a variable, an output, a resource or
// a module.
type bicepDecl struct {
	kind, name string
	text       string     // of a resource its type and version, of a module its path
	up         *bicepDecl // the resource it is written inside
	at         source.Range
	body       int // the token its value begins with
	existing   bool
}

type bicepTokenKind uint8

const (
	bicepName bicepTokenKind = iota
	bicepText
	bicepMark // one character
	bicepLine // a line break
)

// bicepToken is a token, from start to end in the file. text is a name, the
// inside of a text as it is written, or a mark.
type bicepToken struct {
	kind       bicepTokenKind
	text       string
	start, end int
	close      int // of an opening bracket: the token that closes it
}

// BicepModules lists the files that a file of Bicep deploys as modules.
func BicepModules(f *source.File) []string {
	var out []string
	for _, d := range readBicep(f).decls {
		if d.kind == "module" && !strings.Contains(d.text, ":") {
			out = append(out, path.Join(path.Dir(f.Path), d.text))
		}
	}
	return out
}

// readBicep finds the declarations of a file.
func readBicep(f *source.File) *bicepFile {
	b := &bicepFile{file: f, tokens: bicepTokens(string(f.Data))}
	b.pair()
	var inside []*bicepDecl // of the brackets that are open
	for i, t := range b.tokens {
		switch {
		case t.opens():
			inside = append(inside, b.around(i))
		case t.closes() && len(inside) > 0:
			inside = inside[:len(inside)-1]
		case t.kind == bicepName && b.starts(i):
			var up *bicepDecl
			if len(inside) > 0 {
				if up = inside[len(inside)-1]; up == nil || t.text != "resource" {
					continue
				}
			}
			b.declare(i, up)
		}
	}
	return b
}

// around is the resource whose body a bracket opens, nil for any other.
func (b *bicepFile) around(i int) *bicepDecl {
	if len(b.decls) == 0 {
		return nil
	}
	last := b.decls[len(b.decls)-1]
	if last.kind == "resource" && b.object(last.body) == i {
		return last
	}
	return nil
}

// starts reports whether a token is the first of its line.
func (b *bicepFile) starts(i int) bool { return i == 0 || b.tokens[i-1].kind == bicepLine }

// declare reads a declaration at a token, if there is one.
func (b *bicepFile) declare(i int, up *bicepDecl) {
	kind := b.tokens[i].text
	if i+2 >= len(b.tokens) || b.tokens[i+1].kind != bicepName {
		return
	}
	d := &bicepDecl{kind: kind, name: b.tokens[i+1].text, up: up, at: b.rangeOf(i, i+1)}
	next := i + 2
	switch kind {
	case "resource", "module":
		if b.tokens[next].kind != bicepText {
			return
		}
		d.text = b.tokens[next].text
		d.at = b.rangeOf(i, next)
		next++
	case "param", "var", "output":
	default:
		return
	}
	for ; next < len(b.tokens) && b.tokens[next].kind != bicepLine; next++ {
		d.existing = d.existing || b.tokens[next].text == "existing"
		if b.tokens[next].is("=") {
			d.body = next + 1
			break
		}
	}
	b.decls = append(b.decls, d)
}

func (b *bicepFile) rangeOf(first, last int) source.Range {
	return source.Range{File: b.file, Start: b.tokens[first].start, End: b.tokens[last].end}
}

func (t bicepToken) is(mark string) bool { return t.kind == bicepMark && t.text == mark }

func (t bicepToken) opens() bool { return t.is("{") || t.is("[") || t.is("(") }

func (t bicepToken) closes() bool { return t.is("}") || t.is("]") || t.is(")") }

// pair finds for every opening bracket the one that closes it; what is not
// closed ends with the file.
func (b *bicepFile) pair() {
	var open []int
	for i, t := range b.tokens {
		switch {
		case t.opens():
			b.tokens[i].close = len(b.tokens) - 1
			open = append(open, i)
		case t.closes() && len(open) > 0:
			b.tokens[open[len(open)-1]].close = i
			open = open[:len(open)-1]
		}
	}
}

// bicepTokens cuts a text into tokens. Comments and blanks are left out.
func bicepTokens(s string) []bicepToken {
	var out []bicepToken
	for i := 0; i < len(s); {
		kind, n := bicepMark, 1
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case strings.HasPrefix(s[i:], "//") || c == '#': // a comment, or word to the compiler
			i += len(before(s[i:], "\n"))
			continue
		case strings.HasPrefix(s[i:], "/*"):
			i += min(len(s)-i, len(before(s[i:], "*/"))+2)
			continue
		case c == '\n':
			kind = bicepLine
		case c == '\'':
			kind, n = bicepText, bicepTextLen(s[i:])
		case isNameByte(c):
			kind = bicepName
			for n < len(s)-i && isNameByte(s[i+n]) {
				n++
			}
		}
		text := s[i : i+n]
		if kind == bicepText {
			text = strings.Trim(text, "'")
		}
		out = append(out, bicepToken{kind: kind, text: text, start: i, end: i + n})
		i += n
	}
	return out
}

// bicepTextLen is how long the text is that s begins with. Expressions in it are
// skipped together with the texts in them.
func bicepTextLen(s string) int {
	if strings.HasPrefix(s, "'''") {
		if end := strings.Index(s[3:], "'''"); end >= 0 {
			return end + 6
		}
		return len(s)
	}
	depth := 0 // of braces within expressions
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n' && depth == 0:
			return i // it is not closed
		case c == '\\' && depth == 0:
			i++
		case c == '$' && i+1 < len(s) && s[i+1] == '{' && depth == 0:
			depth, i = 1, i+1
		case depth > 0 && c == '{':
			depth++
		case depth > 0 && c == '}':
			depth--
		case c == '\'' && depth == 0:
			return i + 1
		}
	}
	return len(s)
}

// object is the brace or bracket that the value at a token comes to: conditions
// and loops before it are stepped over.
func (b *bicepFile) object(i int) int {
	for range 8 {
		for i < len(b.tokens) && b.tokens[i].kind == bicepLine {
			i++
		}
		if i >= len(b.tokens) {
			return -1
		}
		switch t := b.tokens[i]; {
		case t.kind == bicepName && t.text == "if" && i+1 < len(b.tokens) && b.tokens[i+1].is("("):
			i = b.tokens[i+1].close + 1
		case t.is("[") && b.loops(i):
			if i = b.colon(i+1, t.close); i < 0 {
				return -1
			}
			i++
		default:
			return i
		}
	}
	return -1
}

// loops reports whether a bracket holds a loop.
func (b *bicepFile) loops(i int) bool {
	i++
	for i < len(b.tokens) && b.tokens[i].kind == bicepLine {
		i++
	}
	return i < len(b.tokens) && b.tokens[i].kind == bicepName && b.tokens[i].text == "for"
}

// colon finds the next colon at the same depth.
func (b *bicepFile) colon(i, end int) int {
	for ; i < end; i++ {
		switch t := b.tokens[i]; {
		case t.opens():
			i = t.close
		case t.is(":"):
			return i
		}
	}
	return -1
}

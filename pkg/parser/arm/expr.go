package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// maxExprDepth is how deep calls may lie within one another in an expression.
const maxExprDepth = 200

type exprKind uint8

const (
	exprText   exprKind = iota // 'text'
	exprNumber                 // 42
	exprCall                   // name(args) or namespace.name(args)
	exprMember                 // base.name
	exprIndex                  // base[args[0]]
)

// expr is a node of an expression.
type expr struct {
	kind exprKind
	name string // text, number, function in lower case, or member
	base *expr
	args []*expr
	at   source.Range
}

// expression parses the text of a node once. Without an error it is nil for a
// text that is no expression.
func (n *node) expression() (*expr, error) {
	if n.parsed || n.kind != value.String || !isExpression(n.text) {
		return n.expr, nil
	}
	n.parsed = true
	p := &exprParser{text: n.text, at: n.at, pos: 1, end: len(n.text) - 1}
	p.place()
	e := p.expr(0)
	if p.space(); p.err == nil && p.pos < p.end {
		p.errorf("the expression goes on after its end")
	}
	if p.err != nil {
		return nil, p.err
	}
	n.expr = e
	return e, nil
}

// exprParser parses one expression.
type exprParser struct {
	text     string
	pos, end int
	at       source.Range // of the string that holds it
	offsets  []int        // where each byte of text stands; nil when one by one
	err      error
}

// place finds out whether offsets in the text are those in the file.
func (p *exprParser) place() {
	raw := p.at.Text()
	if len(raw) == len(p.text)+2 || len(raw) < 2 {
		return
	}
	s, offsets, bad := unescape([]byte(raw[1:len(raw)-1]), true)
	switch {
	case bad >= 0:
	case s == p.text:
		p.offsets = offsets
	case s == "["+p.text: // its bracket is doubled: what is nested evaluates it
		p.offsets = offsets[1:]
	}
}

func (p *exprParser) rangeOf(start, end int) source.Range {
	if p.offsets != nil {
		start, end = p.offsets[start], p.offsets[end]
	}
	base := p.at.Start + 1
	return source.Range{File: p.at.File, Start: base + start, End: base + end}
}

func (p *exprParser) errorf(format string, args ...any) {
	if p.err == nil {
		p.err = &exprError{p.rangeOf(min(p.pos, p.end), min(p.pos+1, len(p.text))), fmt.Sprintf(format, args...)}
	}
}

// exprError is a mistake in an expression.
type exprError struct {
	at   source.Range
	text string
}

func (e *exprError) Error() string { return e.text }

func (p *exprParser) space() {
	for p.pos < p.end && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

// next is the next byte that counts, 0 at the end.
func (p *exprParser) next() byte {
	if p.space(); p.err != nil || p.pos >= p.end {
		return 0
	}
	return p.text[p.pos]
}

func (p *exprParser) take(c byte) bool {
	if p.next() != c {
		return false
	}
	p.pos++
	return true
}

func (p *exprParser) expr(depth int) *expr {
	if depth > maxExprDepth {
		p.errorf("the calls lie more than %d levels within one another", maxExprDepth)
		return nil
	}
	p.space()
	start := p.pos
	e := p.primary(depth)
	for steps := depth; p.err == nil; steps++ {
		switch p.next() {
		case '.':
			p.pos++
			name := p.word()
			if name == "" {
				p.errorf("a name is missing after the dot")
			}
			e = &expr{kind: exprMember, name: name, base: e}
		case '[':
			p.pos++
			index := p.expr(depth + 1)
			if !p.take(']') {
				p.errorf("a closing bracket is missing")
			}
			e = &expr{kind: exprIndex, base: e, args: []*expr{index}}
		default:
			return e
		}
		if steps > depth+maxExprDepth {
			p.errorf("there are more than %d steps after one another", maxExprDepth)
		}
		if p.err == nil {
			e.at = p.rangeOf(start, p.pos)
		}
	}
	return nil
}

func (p *exprParser) primary(depth int) *expr {
	start := p.pos
	c := p.next()
	e := &expr{}
	switch {
	case c == '\'':
		e.kind, e.name = exprText, p.quoted()
	case c >= '0' && c <= '9' || c == '-' || c == '+':
		e.kind, e.name = exprNumber, p.number()
	case isNameByte(c):
		e.kind, e.name = exprCall, strings.ToLower(p.word())
		for p.next() == '.' {
			p.pos++
			e.name += "." + strings.ToLower(p.word())
		}
		e.args = p.arguments(depth)
	case c == 0:
		p.errorf("the expression ends too early")
	default:
		p.errorf("a function, a text or a number was expected")
	}
	if p.err != nil {
		return nil
	}
	e.at = p.rangeOf(start, p.pos)
	return e
}

func (p *exprParser) arguments(depth int) []*expr {
	if !p.take('(') {
		p.errorf("a function needs its arguments in parentheses")
		return nil
	}
	var args []*expr
	if p.take(')') {
		return nil
	}
	for p.err == nil {
		args = append(args, p.expr(depth+1))
		switch {
		case p.take(','):
		case p.take(')'):
			return args
		default:
			p.errorf("a comma or a closing parenthesis is missing")
		}
	}
	return nil
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80
}

func (p *exprParser) word() string {
	p.space()
	start := p.pos
	for p.pos < p.end && (isNameByte(p.text[p.pos]) || p.pos > start && p.text[p.pos] == '-') {
		p.pos++
	}
	return p.text[start:p.pos]
}

func (p *exprParser) number() string {
	start := p.pos
	p.pos++
	for p.pos < p.end && strings.IndexByte("0123456789.eE", p.text[p.pos]) >= 0 {
		p.pos++
	}
	s := strings.TrimPrefix(p.text[start:p.pos], "+")
	if !isNumber(s) {
		p.pos = start
		p.errorf("%q is not a number", s)
	}
	return s
}

// quoted reads a text in single quotes; a quote within is doubled.
func (p *exprParser) quoted() string {
	var b strings.Builder
	start := p.pos
	for p.pos++; p.pos < p.end; p.pos++ {
		c := p.text[p.pos]
		if c != '\'' {
			b.WriteByte(c)
			continue
		}
		if p.pos+1 >= p.end || p.text[p.pos+1] != '\'' {
			p.pos++
			return b.String()
		}
		b.WriteByte(c)
		p.pos++
	}
	p.pos = start
	p.errorf("the text does not end")
	return ""
}

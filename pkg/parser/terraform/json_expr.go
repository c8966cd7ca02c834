package terraform

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/source"
)

// jsonMode says what the strings of a JSON value mean.
type jsonMode uint8

const (
	asTemplate   jsonMode = iota // "${...}" is evaluated
	asLiteral                    // the string is what it is
	asExpression                 // a bare expression: a type, a reference
)

// jsonLowering turns JSON into the nodes that native syntax is parsed into, so
// that everything after the parser is the same for both.
type jsonLowering struct {
	file  *source.File
	into  *parsed
	diags hcl.Diagnostics
}

// stretch maps the offsets of a decoded string to those of the string as it is
// written. Escapes make the two differ, so such a string is parsed at offsets
// behind the end of its file: those from base on belong to it.
type stretch struct {
	base    int
	written []int // offset of each decoded byte, and of the closing quote
}

// rangeIn converts a library range in the file to ours.
func (p *parsed) rangeIn(r hcl.Range) source.Range {
	if p.hidden {
		return source.Range{}
	}
	return source.Range{File: p.file, Start: p.offset(r.Start.Byte), End: p.offset(r.End.Byte)}
}

func (p *parsed) offset(at int) int {
	low, high := 0, len(p.stretches)
	for low < high {
		if mid := (low + high) / 2; p.stretches[mid].base <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return at
	}
	s := p.stretches[low-1]
	return s.written[min(at-s.base, len(s.written)-1)]
}

// stretched makes room for a string with escapes and returns the offset to
// parse it at.
func (p *parsed) stretched(raw []byte, start int) int {
	base := len(p.file.Data) + 1
	if n := len(p.stretches); n > 0 {
		last := p.stretches[n-1]
		base = last.base + len(last.written)
	}
	s := stretch{base: base}
	for i := 1; i < len(raw)-1; {
		width, bytes := escapeAt(raw[i:])
		for range bytes {
			s.written = append(s.written, start+i)
		}
		i += width
	}
	s.written = append(s.written, start+len(raw)-1)
	p.stretches = append(p.stretches, s)
	return base
}

// escapeAt measures the first character of the inside of a JSON string: the
// bytes it is written in and those it decodes to.
func escapeAt(raw []byte) (written, decoded int) {
	if raw[0] != '\\' {
		r, width := utf8.DecodeRune(raw)
		return width, utf8.RuneLen(r) // a byte that is no character decodes to a replacement
	}
	if raw[1] != 'u' {
		return 2, 1
	}
	width := 6
	if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' {
		// Two escapes may make one character.
		var pair string
		if json.Unmarshal([]byte(`"`+string(raw[:12])+`"`), &pair) == nil && utf8.RuneCountInString(pair) == 1 {
			return 12, len(pair)
		}
	}
	var one string
	_ = json.Unmarshal([]byte(`"`+string(raw[:width])+`"`), &one)
	return width, len(one)
}

func (l *jsonLowering) rng(start, end int) hcl.Range {
	return hcl.Range{Filename: l.file.Path, Start: hcl.Pos{Byte: start}, End: hcl.Pos{Byte: end}}
}

func (l *jsonLowering) rangeOf(n *jsonNode) hcl.Range { return l.rng(n.start, n.end) }

func (l *jsonLowering) complain(start, end int, summary, detail string) {
	r := l.rng(start, end)
	at := l.file.Position(start)
	r.Start.Line, r.Start.Column = at.Line, at.Column
	l.diags = append(l.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: &r})
}

// expression turns a value into an expression.
func (l *jsonLowering) expression(n *jsonNode, mode jsonMode) hclsyntax.Expression {
	r := l.rangeOf(n)
	switch n.kind {
	case jsonString:
		return l.text(n, mode)
	case jsonNumber:
		if len(n.text) > maxDigits {
			l.complain(n.start, n.end, fmt.Sprintf("a number with more than %d digits", maxDigits), "The file was not read.")
			return &hclsyntax.LiteralValueExpr{Val: cty.DynamicVal, SrcRange: r}
		}
		v, err := cty.ParseNumberVal(n.text)
		if err != nil {
			l.complain(n.start, n.end, "Invalid number", n.text+" cannot be read as a number.")
			v = cty.DynamicVal
		}
		return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: r}
	case jsonTrue, jsonFalse:
		return &hclsyntax.LiteralValueExpr{Val: cty.BoolVal(n.kind == jsonTrue), SrcRange: r}
	case jsonArray:
		e := &hclsyntax.TupleConsExpr{SrcRange: r, OpenRange: l.rng(n.start, n.start+1)}
		for _, item := range n.items {
			e.Exprs = append(e.Exprs, l.expression(item, mode))
		}
		return e
	case jsonObject:
		e := &hclsyntax.ObjectConsExpr{SrcRange: r, OpenRange: l.rng(n.start, n.start+1)}
		for _, m := range n.members {
			e.Items = append(e.Items, hclsyntax.ObjectConsItem{KeyExpr: l.name(m, mode), ValueExpr: l.expression(m.value, mode)})
		}
		return e
	default:
		return &hclsyntax.LiteralValueExpr{Val: cty.NullVal(cty.DynamicPseudoType), SrcRange: r}
	}
}

// name is the key of an object, which may be a template as well.
func (l *jsonLowering) name(m jsonMember, mode jsonMode) hclsyntax.Expression {
	if mode == asExpression {
		mode = asLiteral
	}
	return l.text(&jsonNode{kind: jsonString, start: m.start, end: m.end, text: m.name, escaped: m.end-m.start-2 != len(m.name)}, mode)
}

// text turns a string into an expression.
func (l *jsonLowering) text(n *jsonNode, mode jsonMode) hclsyntax.Expression {
	whole := l.rangeOf(n)
	literal := &hclsyntax.LiteralValueExpr{Val: cty.StringVal(n.text), SrcRange: whole}
	switch mode {
	case asTemplate:
		if !strings.Contains(n.text, "${") && !strings.Contains(n.text, "%{") {
			return literal
		}
	case asExpression:
	default:
		return literal
	}
	src, start := []byte(n.text), l.file.Position(n.start)
	at := hcl.Pos{Line: start.Line, Column: start.Column + 1, Byte: n.start + 1}
	if n.escaped {
		at.Byte = l.into.stretched(l.file.Data[n.start:n.end], n.start)
	}
	if l.deep(n, src, mode) {
		return literal
	}
	if mode == asExpression {
		e, diags := hclsyntax.ParseExpression(src, l.file.Path, at)
		l.diags = append(l.diags, diags...)
		return e
	}
	e, diags := hclsyntax.ParseTemplate(src, l.file.Path, at)
	l.diags = append(l.diags, diags...)
	switch e := e.(type) {
	case *hclsyntax.TemplateExpr:
		e.SrcRange = whole
	case *hclsyntax.TemplateWrapExpr:
		e.SrcRange = whole
	}
	return e
}

// deep refuses a string that the parser would nest too deep for.
func (l *jsonLowering) deep(n *jsonNode, src []byte, mode jsonMode) bool {
	if !mayBeDeep(src) {
		return false
	}
	lex := hclsyntax.LexTemplate
	if mode == asExpression {
		lex = hclsyntax.LexExpression
	}
	tokens, _ := lex(src, l.file.Path, hcl.InitialPos)
	_, what, deep := deepest(tokens)
	if deep {
		l.complain(n.start, n.end, what, "The file was not read. Break the expression up with locals.")
	}
	return deep
}

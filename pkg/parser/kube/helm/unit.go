package helm

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/akslint/akslint/pkg/source"
)

// unit is one template: a file, a definition in one, or what tpl is given.
type unit struct {
	name string
	root *parse.ListNode
	body *body
}

// body is the text that units were parsed from.
type body struct {
	text text
	// spans are the actions by where their first word is.
	spans map[parse.Pos][2]int
}

// scope holds the templates by name. What tpl is given may define more of them,
// for itself alone.
type scope struct {
	units map[string]*unit
	up    *scope
}

func (s *scope) find(name string) *unit {
	for ; s != nil; s = s.up {
		if u := s.units[name]; u != nil {
			return u
		}
	}
	return nil
}

// define adds the templates of a file. A later definition replaces an earlier one
// unless it is empty.
func (s *scope) define(units []*unit) {
	for _, u := range units {
		if parse.IsEmptyTree(u.root) && s.find(u.name) != nil {
			continue
		}
		s.units[u.name] = u
	}
}

var branches = regexp.MustCompile(`\{\{-?\s*(?:if|else|range|with|block|define)\b`)

// parseText parses a text and returns the template itself and those it defines.
func parseText(name string, t text) ([]*unit, *parseError) {
	if len(branches.FindAllStringIndex(t.s, maxBranches+1)) > maxBranches {
		return nil, &parseError{message: fmt.Sprintf("it has more than %d branches", maxBranches)}
	}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck // an unknown function fails where it is called
	set := map[string]*parse.Tree{}
	if _, err := tree.Parse(t.s, "", "", set); err != nil {
		return nil, newParseError(err, t.s)
	}
	b := &body{text: t, spans: map[parse.Pos][2]int{}}
	var units []*unit
	for _, defined := range slices.Sorted(maps.Keys(set)) {
		if set[defined].Root != nil {
			units = append(units, &unit{defined, set[defined].Root, b})
		}
	}
	return units, nil
}

// parseError is why a text is no template, and where.
type parseError struct {
	message    string
	start, end int
}

var errorLine = regexp.MustCompile(`^template: .*?:(\d+)(?::(\d+))?: (.*)$`)

// newParseError finds the line that the parser complains about.
func newParseError(err error, s string) *parseError {
	out := &parseError{message: err.Error()}
	m := errorLine.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if m == nil {
		return out
	}
	out.message = m[3]
	line, _ := strconv.Atoi(m[1])
	for ; line > 1; line-- {
		n := strings.IndexByte(s[out.start:], '\n')
		if n < 0 {
			break
		}
		out.start += n + 1
	}
	out.end = len(s)
	if n := strings.IndexByte(s[out.start:], '\n'); n >= 0 {
		out.end = out.start + n
	}
	return out
}

// fileText is the text of a file, each byte of it written there.
func fileText(f *source.File) text {
	start := 0
	if strings.HasPrefix(string(f.Data[:min(3, len(f.Data))]), "\ufeff") {
		start = 3
	}
	return textOf(string(f.Data[start:]), &origin{kind: written, at: source.Range{File: f, Start: start, End: len(f.Data)}})
}

// action is where an action stands, braces and all, given where its first word is.
func (b *body) action(pos parse.Pos) [2]int {
	if span, ok := b.spans[pos]; ok {
		return span
	}
	s := b.text.s
	start, end := int(pos), len(s)
	if n := strings.LastIndex(s[:min(start, len(s))], "{{"); n >= 0 {
		start = n
	}
	for i := int(pos); i < len(s); i++ {
		switch s[i] {
		case '"', '\'', '`':
			i = closing(s, i)
		case '}':
			if strings.HasPrefix(s[i:], "}}") {
				end = i + 2
				i = len(s)
			}
		}
	}
	b.spans[pos] = [2]int{start, end}
	return b.spans[pos]
}

// closing finds the quote that ends the string which begins at i.
func closing(s string, i int) int {
	quote := s[i]
	for i++; i < len(s) && s[i] != quote; i++ {
		if s[i] == '\\' && quote != '`' {
			i++
		}
	}
	return i
}

// rangeOf is where a part of the body stands in a file.
func (b *body) rangeOf(start, end int) source.Range {
	t := b.text
	i := t.index(start)
	if i < 0 || t.pieces[i].from == nil {
		if len(t.pieces) == 0 || t.pieces[0].from == nil {
			return source.Range{}
		}
		i = 0
	}
	p := t.pieces[i]
	if p.from.kind != written {
		return p.from.at
	}
	at := p.from.at
	from := min(at.Start+p.off+max(start-p.at, 0), at.End)
	return source.Range{File: at.File, Start: from, End: min(from+max(end-start, 0), at.End)}
}

package helm

import (
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// Lines counts where the lines that templates print come from.
type Lines struct {
	// Lines are those that are not blank.
	Lines int
	// Written begin with a character of a template, Values with a value whose entry
	// is known, Action with something of which only the action is known that
	// printed it. Of the rest nobody knows.
	Written, Values, Action, Nowhere int
}

// Add adds the counts of another rendering.
func (l *Lines) Add(o Lines) {
	l.Lines += o.Lines
	l.Written += o.Written
	l.Values += o.Values
	l.Action += o.Action
	l.Nowhere += o.Nowhere
}

// Measure renders a chart and counts where its lines come from.
func Measure(tree *source.Tree, dir string, o Options) Lines {
	var out Lines
	r := &renderer{measure: &out}
	r.run(tree, dir, o)
	return out
}

// count counts the lines of a page.
func (l *Lines) count(t text) {
	at := 0
	for line := range strings.Lines(t.s) {
		first := at + len(line) - len(strings.TrimLeft(line, " \t\r\n"))
		at += len(line)
		if strings.TrimSpace(line) == "" {
			continue
		}
		l.Lines++
		i := t.index(first)
		switch {
		case i < 0 || t.pieces[i].from == nil || t.pieces[i].from.at.IsZero():
			l.Nowhere++
		case t.pieces[i].from.kind == written && t.pieces[i].stands(t.s, first):
			l.Written++
		case len(t.pieces[i].from.of) == 1:
			l.Values++
		default:
			l.Action++
		}
	}
}

// stands reports whether byte i of a text is the one of the file.
func (p piece) stands(s string, i int) bool {
	at := p.from.at.Start + p.off + i - p.at
	return at < p.from.at.End && p.from.at.File.Data[at] == s[i]
}

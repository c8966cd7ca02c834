package report

import "strings"

// hanging is how far the continuation of a folded line is set in, unless its
// caller says otherwise: below what follows an arrow.
const hanging = len("  --> ")

// fold breaks a line of visible spans between words, so that it fits into a width
// where words allow; what follows is set in by indent. Nothing is left out but the
// blanks at the breaks.
func fold(spans []span, width, indent int) [][]span {
	f := folder{width: width, indent: indent}
	for _, s := range spans {
		for len(s.text) > 0 {
			blanks := len(s.text) - len(strings.TrimLeft(s.text, " "))
			word, _, _ := strings.Cut(s.text[blanks:], " ")
			if blanks > 0 {
				f.flush()
				f.gap = append(f.gap, span{s.style, s.text[:blanks]})
			}
			if word != "" {
				f.word = append(f.word, span{s.style, word})
			}
			s.text = s.text[blanks+len(word):]
		}
	}
	f.flush()
	return append(f.lines, f.line)
}

// folder is a line that is being broken. A word may consist of several spans.
type folder struct {
	width, indent   int
	lines           [][]span
	line, gap, word []span
}

// flush sets the word, on the next line where this one is full and the next has
// more room.
func (f *folder) flush() {
	if len(f.word) == 0 {
		return
	}
	if used := spread(f.line) + spread(f.gap); used > f.indent && used+spread(f.word) > f.width {
		f.lines = append(f.lines, f.line)
		f.line, f.gap = []span{is(strings.Repeat(" ", f.indent))}, nil
	}
	f.line = append(append(f.line, f.gap...), f.word...)
	f.gap, f.word = nil, nil
}

// spread is how many columns spans take.
func spread(spans []span) int {
	n := 0
	for _, s := range spans {
		for _, r := range s.text {
			n += columns(r)
		}
	}
	return n
}

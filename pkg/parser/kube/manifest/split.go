package manifest

import (
	"bytes"
	"unicode/utf8"
)

// A stream is read piece by piece, so that what is wrong with one document does
// not hide the others, and so that the syntax tree of only one is held at a
// time. A line that begins with three dashes begins a document wherever it
// stands, even in the middle of a quoted text.

// split returns where the first piece of a stream ends: before the line that
// begins the next document.
func split(data []byte) int {
	begun := false // whether the document has begun: before are comments and directives
	for at := 0; at < len(data); {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := data[at:end]
		switch {
		case isMark(line, "---"):
			if begun {
				return at
			}
			begun = true
		case isMark(line, "..."):
			return end
		case !begun:
			begun = hasContent(line)
		}
		at = end
	}
	return len(data)
}

// isMark reports whether a line is a document mark, alone or with something
// after it.
func isMark(line []byte, mark string) bool {
	if len(line) < len(mark) || string(line[:len(mark)]) != mark {
		return false
	}
	return len(line) == len(mark) || isBlank(line[len(mark)]) || isBreak(line[len(mark)])
}

// hasContent reports whether a line belongs to a document: it is not empty, no
// comment and no directive.
func hasContent(line []byte) bool {
	line = bytes.TrimLeft(line, " \t\r\n")
	return len(line) > 0 && line[0] != '#' && line[0] != '%'
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }
func isBreak(b byte) bool { return b == '\n' || b == '\r' }

// lines turns lines and columns, as the parser counts them, into offsets: a
// column is a code point, and YAML knows six ways to end a line.
type lines struct {
	data   []byte
	starts []int
	ascii  bool
	// What was asked for last: most questions are asked in the order of the text,
	// and a line can be megabytes long.
	line, column, offset int
}

// reset makes it tell the lines of other data.
func (l *lines) reset(data []byte) {
	*l = lines{data: data, starts: append(l.starts[:0], 0), ascii: true}
	for i := 0; i < len(data); i++ {
		switch b := data[i]; {
		case b == '\n':
			l.starts = append(l.starts, i+1)
		case b == '\r':
			if i+1 >= len(data) || data[i+1] != '\n' {
				l.starts = append(l.starts, i+1)
			}
		case b >= utf8.RuneSelf:
			l.ascii = false
			if n := wideBreak(data[i:]); n > 0 {
				i += n - 1
				l.starts = append(l.starts, i+1)
			}
		}
	}
}

// wideBreak returns how long the line break is that data begins with, if it is
// one of those that are not ASCII: next line, line and paragraph separator.
func wideBreak(data []byte) int {
	switch {
	case len(data) >= 2 && data[0] == 0xC2 && data[1] == 0x85:
		return 2
	case len(data) >= 3 && data[0] == 0xE2 && data[1] == 0x80 && (data[2] == 0xA8 || data[2] == 0xA9):
		return 3
	}
	return 0
}

// at returns the offset of a 1-based line and column.
func (l *lines) at(line, column int) int {
	if line < 1 || line > len(l.starts) {
		return len(l.data)
	}
	start := l.starts[line-1]
	if l.ascii {
		return min(start+column-1, len(l.data))
	}
	if l.line != line || l.column > column {
		l.line, l.column, l.offset = line, 1, start
	}
	for ; l.column < column && l.offset < len(l.data); l.column++ {
		_, size := utf8.DecodeRune(l.data[l.offset:])
		l.offset += size
	}
	l.column = column
	return l.offset
}

// indent returns how many bytes stand before an offset in its line.
func (l *lines) indent(line, offset int) int {
	if line < 1 || line > len(l.starts) {
		return 0
	}
	return offset - l.starts[line-1]
}

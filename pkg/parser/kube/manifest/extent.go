package manifest

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The parser tells where a node begins, and nothing of where it ends: that is
// read from the text once more.

// opens reports whether a byte stands at an offset.
func (d *decoder) opens(at int, b byte) bool {
	return at < len(d.lines.data) && d.lines.data[at] == b
}

// afterProperties skips the anchor and the tag before a value.
func (d *decoder) afterProperties(at int) int {
	for d.opens(at, '&') || d.opens(at, '!') {
		for at < len(d.lines.data) && !isSpace(d.lines.data[at]) {
			at++
		}
		at = d.skip(at, 0)
	}
	return at
}

func isSpace(b byte) bool { return isBlank(b) || isBreak(b) }

// skip skips blanks, line breaks, comments and one byte more, as a comma is
// skipped in a flow.
func (d *decoder) skip(at int, also byte) int {
	data := d.lines.data
	for at < len(data) {
		b := data[at]
		switch {
		case isSpace(b) || also != 0 && b == also:
			at++
		case b == '#' && at > 0 && (isSpace(data[at-1]) || data[at-1] == also):
			i := bytes.IndexAny(data[at:], "\r\n")
			if i < 0 {
				return len(data)
			}
			at += i
		default:
			n := wideBreak(data[at:])
			if n == 0 {
				return at
			}
			at += n
		}
	}
	return at
}

// closing returns where a flow ends whose last entry ends at an offset.
func (d *decoder) closing(at int, bracket byte) int {
	if end := d.skip(at, ','); d.opens(end, bracket) {
		return end + 1
	}
	return at
}

// endOf returns where a scalar ends that begins at an offset.
func (d *decoder) endOf(n *yaml.Node, at, indent int) int {
	data := d.lines.data
	if at >= len(data) {
		return len(data)
	}
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		return endOfSingle(data, at)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return endOfDouble(data, at)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return endOfBlock(data, at, indent)
	}
	return endOfPlain(data, at, n.Value)
}

func endOfSingle(data []byte, at int) int {
	for i := at + 1; i < len(data); i++ {
		if data[i] != '\'' {
			continue
		}
		if i+1 < len(data) && data[i+1] == '\'' {
			i++
			continue
		}
		return i + 1
	}
	return len(data)
}

func endOfDouble(data []byte, at int) int {
	for i := at + 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}

// endOfPlain follows a text through its lines: what is a blank in the value is
// blanks and line breaks in the text.
func endOfPlain(data []byte, at int, text string) int {
	if len(text) <= len(data)-at && string(data[at:at+len(text)]) == text {
		return at + len(text)
	}
	end := at
	for i := 0; i < len(text); {
		if isSpace(text[i]) {
			i++
			continue
		}
		for end < len(data) && isSpace(data[end]) {
			end++
		}
		if n := wideBreak(data[min(end, len(data)):]); n > 0 && wideBreak([]byte(text[i:min(i+3, len(text))])) == 0 {
			end += n
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		if end+size > len(data) || string(data[end:end+size]) != text[i:i+size] {
			return end
		}
		i, end = i+size, end+size
	}
	return end
}

// endOfBlock finds the end of a block scalar, without the line break after its
// last line. indent is the indentation of the block around it.
func endOfBlock(data []byte, at, indent int) int {
	line, next := nextLine(data, at)
	end := at + len(bytes.TrimRight(line, " \t"))
	content := -1
	for _, b := range line {
		if isBlank(b) {
			break
		}
		if b >= '1' && b <= '9' {
			content = max(indent, 0) + int(b-'0')
		}
	}
	for next < len(data) {
		start := next
		line, next = nextLine(data, start)
		text := bytes.TrimLeft(line, " ")
		if len(text) == 0 {
			continue
		}
		spaces := len(line) - len(text)
		if content < 0 {
			content = max(spaces, indent+1)
		}
		if spaces < content || isMark(line, "---") || isMark(line, "...") {
			break
		}
		end = start + len(line)
	}
	return end
}

// nextLine returns the line at an offset without its line break, and where the
// next one begins.
func nextLine(data []byte, at int) (line []byte, next int) {
	for i := at; i < len(data); i++ {
		switch {
		case data[i] == '\n':
			return data[at:i], i + 1
		case data[i] == '\r':
			if i+1 < len(data) && data[i+1] == '\n' {
				return data[at:i], i + 2
			}
			return data[at:i], i + 1
		case data[i] >= utf8.RuneSelf:
			if n := wideBreak(data[i:]); n > 0 {
				return data[at:i], i + n
			}
		}
	}
	return data[at:], len(data)
}

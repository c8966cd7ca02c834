package suppress

import "bytes"

// yamlReader cuts YAML into rows. It understands just enough to tell a comment
// from a text that looks like one.
type yamlReader struct {
	data []byte // without the actions of templates
	rows []row
	// written is the file as it is.
	written []byte
	actions []action // of a template

	at    int // where reading goes on
	depth int // of open brackets
	// block says that a text of lines was opened, whose lines are indented more
	// than parent; body is their own indent, negative until the first is met.
	block        bool
	parent, body int
	// plain says that the line before ended within a text without quotes.
	plain bool
}

func (r *yamlReader) read() {
	if bytes.HasPrefix(r.data, bom) {
		r.at = len(bom)
	}
	for r.at < len(r.data) {
		r.line()
	}
}

// line reads a line, and those that a quoted text which begins on it goes over.
func (r *yamlReader) line() {
	end := lineOf(r.data, r.at)[1]
	line := row{start: int32(r.at), end: int32(end)}
	first := r.at
	for first < end && (r.data[first] == ' ' || r.data[first] == '\t' || r.data[first] == '\r') {
		first++
	}
	line.indent = int32(first - r.at)
	switch {
	case first == end:
		line.blank = true
		line.action = len(bytes.TrimSpace(r.written[r.at:end])) > 0
	case r.inBlock(first - r.at):
		line.inside = true
	case r.data[first] == '#':
		r.plain = false
		line.remark = r.remark(first+1, end, true)
	case r.depth == 0 && isMarker(r.data[r.at:end]):
		line.marker = true
		r.plain = false
		r.content(&line, r.at+3, -1)
		return
	default:
		line.inside = r.depth > 0 || r.plain && first-r.at > r.parent
		if !line.inside {
			r.plain = false
		}
		r.content(&line, first, first-r.at)
		return
	}
	r.finish(line, end)
}

// other is every comment that is no directive.
var other = &comment{own: true}

// remark is a comment: one that may be a directive has a text.
func (r *yamlReader) remark(start, end int, own bool) *comment {
	switch {
	case bytes.Contains(r.written[start:end], []byte(prefix)):
		return &comment{start: start, end: end, own: own}
	case own:
		return other
	}
	return nil
}

func (r *yamlReader) finish(line row, end int) {
	r.rows = append(r.rows, line)
	r.at = end + 1
}

// inBlock reports whether a line belongs to the text of lines that is open, which
// ends at the first that does not.
func (r *yamlReader) inBlock(indent int) bool {
	if !r.block {
		return false
	}
	if r.body < 0 && indent > r.parent {
		r.body = indent
	}
	r.block = r.body >= 0 && indent >= r.body
	return r.block
}

func isMarker(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || isBlank(line[3])
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }

// content reads what stands on a line, from an offset in a column.
func (r *yamlReader) content(line *row, i, column int) {
	start := !line.inside || !r.plain // a value may begin here
	if !line.inside {
		r.parent = column
	}
	r.plain = false
	for end := int(line.end); i < end; i++ {
		b := r.data[i]
		next := i+1 >= end || isBlank(r.data[i+1])
		switch {
		case isBlank(b):
		case b == '#' && (i == int(line.start) || isBlank(r.data[i-1])):
			line.remark = r.remark(i+1, end, false)
			r.plain = false
			r.finish(*line, end)
			return
		case start && b == '-' && next && r.depth == 0:
			if !line.inside {
				r.parent = i - int(line.start)
				line.dash = line.dash || r.parent == int(line.indent)
			}
		case start && (b == '"' || b == '\''):
			i = r.quoted(b, i)
			start, r.plain = false, false
			if i > end { // it goes on below: those lines belong to it
				r.rows = append(r.rows, *line)
				end = lineOf(r.data, min(i, len(r.data)))[1]
				*line = row{start: line.end + 1, end: int32(end), indent: line.indent, inside: true}
			}
		case start && (b == '|' || b == '>') && r.depth == 0 && isHeader(r.data[i:end]):
			r.block, r.body = true, -1
			start = false
		case (b == '[' || b == '{') && (start || r.depth > 0):
			r.depth++
			start = true
		case (b == ']' || b == '}') && r.depth > 0:
			r.depth--
			start, r.plain = false, false
		case b == ',' && r.depth > 0:
			start, r.plain = true, false
		case b == ':' && (next || r.depth > 0 && !start):
			start, r.plain = true, false
		case start && (b == '&' || b == '!' || b == '*'):
			for i+1 < end && !isBlank(r.data[i+1]) && (r.depth == 0 || bytes.IndexByte([]byte(",]}"), r.data[i+1]) < 0) {
				i++
			}
		default:
			if start && !line.inside && r.depth == 0 {
				r.parent = r.column(line, i)
			}
			start, r.plain = false, true
		}
	}
	if r.block {
		r.plain = false
	}
	r.finish(*line, int(line.end))
}

// column is that of the key a text on a line belongs to: what follows dashes is
// a key where it begins, what follows a colon is not.
func (r *yamlReader) column(line *row, i int) int {
	for j := int(line.start); j < i; j++ {
		if b := r.data[j]; !isBlank(b) && b != '-' {
			return r.parent
		}
	}
	return i - int(line.start)
}

// quoted returns the offset of the quote that ends the text which begins at i,
// the end of the file when there is none.
func (r *yamlReader) quoted(quote byte, i int) int {
	for i++; i < len(r.data); i++ {
		switch {
		case quote == '"' && r.data[i] == '\\':
			i++
		case r.data[i] == quote && quote == '\'' && i+1 < len(r.data) && r.data[i+1] == quote:
			i++
		case r.data[i] == quote:
			return i
		}
	}
	return len(r.data)
}

// isHeader reports whether a line opens a text of lines: | or > with at most an
// indicator or two, and a comment.
func isHeader(line []byte) bool {
	rest := bytes.TrimLeft(line[1:], "+-0123456789")
	return len(line)-1-len(rest) <= 2 && (len(rest) == 0 || isBlank(rest[0]))
}

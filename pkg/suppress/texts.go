package suppress

import "bytes"

// opened is what is open in a text: the text itself, or what is filled into it.
type opened struct {
	kind byte   // the quote, braces for what is filled in, < for a heredoc
	mark []byte // ends a heredoc
}

// filledIn is the kind of what is filled into a text, which is code.
const filledIn = '{'

// textAt reports whether a text begins at i.
func (l language) textAt(data []byte, i int) bool {
	if l.heredoc && data[i] == '<' {
		mark, _ := heredoc(data, i)
		return mark != nil
	}
	return data[i] == l.quote
}

// skipText returns the end of the text that begins at i, with whatever is filled
// into it. It is false for one that has no end, which then ends with its line.
func (l language) skipText(data []byte, i int) (end int, ok bool) {
	start := i
	inside, i := l.open(nil, data, i)
	for i < len(data) && len(inside) > 0 {
		switch top := inside[len(inside)-1]; top.kind {
		case filledIn:
			inside, i = l.code(inside, data, i)
		case '<':
			inside, i = l.heredocText(inside, data, i, top.mark)
		default:
			if data[i] == '\n' && l.endline {
				return lineOf(data, start)[1], false
			}
			inside, i = l.quotedText(inside, data, i)
		}
	}
	if len(inside) > 0 || i > len(data) {
		return lineOf(data, start)[1], false
	}
	return i, true
}

// open begins the text at i, if there is one, and goes on by a byte otherwise.
func (l language) open(inside []opened, data []byte, i int) ([]opened, int) {
	triple := bytes.Repeat([]byte{l.quote}, 3)
	switch {
	case l.triple && bytes.HasPrefix(data[i:], triple):
		n := bytes.Index(data[i+3:], triple)
		if n < 0 {
			return append(inside, opened{kind: l.quote}), len(data)
		}
		i += 6 + n
		more := bytes.TrimLeft(data[i:], string(l.quote)) // more quotes belong to it
		return inside, len(data) - len(more)
	case data[i] == l.quote:
		return append(inside, opened{kind: l.quote}), i + 1
	case l.heredoc && data[i] == '<':
		if mark, next := heredoc(data, i); mark != nil {
			return append(inside, opened{'<', mark}), next
		}
	}
	return inside, i + 1
}

// code reads on in what is filled into a text.
func (l language) code(inside []opened, data []byte, i int) ([]opened, int) {
	switch b := data[i]; {
	case l.remarkAt(data, i):
		return inside, l.skipRemark(data, i)
	case b == '{':
		return append(inside, opened{kind: filledIn}), i + 1
	case b == '}':
		return inside[:len(inside)-1], i + 1
	}
	return l.open(inside, data, i)
}

// quotedText reads on in a text in quotes.
func (l language) quotedText(inside []opened, data []byte, i int) ([]opened, int) {
	switch {
	case data[i] == '\\' && i+1 < len(data) && (data[i+1] != '\n' || !l.endline):
		return inside, i + 2
	case data[i] == l.quote:
		return inside[:len(inside)-1], i + 1
	}
	return l.fill(inside, data, i)
}

// heredocText reads on in a text of lines, up to the line that only has its mark.
func (l language) heredocText(inside []opened, data []byte, i int, mark []byte) ([]opened, int) {
	if data[i] != '\n' {
		return l.fill(inside, data, i)
	}
	i++
	if i < len(data) {
		if end := lineOf(data, i)[1]; bytes.Equal(bytes.TrimSpace(data[i:end]), mark) {
			return inside[:len(inside)-1], end
		}
	}
	return inside, i
}

// fill begins what is filled into a text, if it does so at i.
func (l language) fill(inside []opened, data []byte, i int) ([]opened, int) {
	sign := data[i] == '$' || l.heredoc && data[i] == '%'
	switch {
	case !l.filled || !sign || i+1 == len(data):
	case data[i+1] == '{':
		return append(inside, opened{kind: filledIn}), i + 2
	case l.heredoc && data[i+1] == data[i] && i+2 < len(data) && data[i+2] == '{':
		return inside, i + 3
	}
	return inside, i + 1
}

// heredoc returns the mark that ends the text of lines which begins at i, and the
// end of its first line; no mark when none begins.
func heredoc(data []byte, i int) (mark []byte, next int) {
	rest, ok := bytes.CutPrefix(data[i:], []byte("<<"))
	if !ok {
		return nil, i
	}
	rest = bytes.TrimPrefix(rest, []byte("-"))
	n := bytes.IndexByte(rest, '\n')
	if n < 0 {
		return nil, i
	}
	mark = bytes.TrimSuffix(rest[:n], []byte("\r"))
	if len(mark) == 0 || bytes.ContainsAny(mark, " \t\"#(){}[],=") {
		return nil, i
	}
	return mark, len(data) - len(rest) + n
}

// remarkAt reports whether a comment begins at i.
func (l language) remarkAt(data []byte, i int) bool {
	return l.hash && data[i] == '#' || bytes.HasPrefix(data[i:], []byte("//")) || bytes.HasPrefix(data[i:], []byte("/*"))
}

// skipRemark returns the end of the comment that begins at i.
func (l language) skipRemark(data []byte, i int) int {
	if !bytes.HasPrefix(data[i:], []byte("/*")) {
		return lineOf(data, i)[1]
	}
	if n := bytes.Index(data[i+2:], []byte("*/")); n >= 0 {
		return i + 4 + n
	}
	return len(data)
}

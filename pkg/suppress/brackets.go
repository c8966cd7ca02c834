package suppress

import "bytes"

// language is one in which brackets say how far a block goes.
type language struct {
	quote   byte // around texts
	hash    bool // # begins a comment
	heredoc bool // <<END begins a text of lines
	triple  bool // three quotes begin a text of lines
	filled  bool // texts may hold ${...}
	endline bool // the end of a line ends what began on it
}

var (
	hcl   = language{quote: '"', hash: true, heredoc: true, filled: true, endline: true}
	bicep = language{quote: '\'', triple: true, filled: true, endline: true}
	jsonc = language{quote: '"'}
)

// kind is what a token is.
type kind uint8

const (
	text kind = iota
	remark
	newline
	opening
	closing
	comma
)

// token is small, since a file may have millions of them.
type token struct {
	start, end int32
	kind       kind
}

// inner is the text of a remark within its marks.
func (t token) inner(data []byte) (start, end int) {
	start, end = int(t.start), int(t.end)
	switch {
	case data[start] == '#':
		return start + 1, end
	case data[start+1] == '*' && end-start >= 4 && bytes.HasSuffix(data[start:end], []byte("*/")):
		return start + 2, end - 2
	}
	return start + 2, end
}

// comments finds the comments and what they stand over.
func (l language) comments(data []byte) []comment {
	tokens := l.scan(data)
	var out []comment
	code := false
	for i, t := range tokens {
		if t.kind != remark {
			code = code || t.kind != newline
			continue
		}
		from, to := t.inner(data)
		if !bytes.Contains(data[from:to], []byte(prefix)) {
			continue
		}
		c := comment{start: from, end: to, first: !code, line: lineOf(data, int(t.start))}
		c.own = (i == 0 || tokens[i-1].kind == newline) && (i+1 == len(tokens) || tokens[i+1].kind == newline)
		c.over = func() [2]int { return l.over(data, tokens[i+1:]) }
		out = append(out, c)
	}
	return out
}

// maxBetween is how many lines of other comments may stand between one and what
// it is about.
const maxBetween = 100

// over is what begins right below a comment, after which the tokens are given.
func (l language) over(data []byte, tokens []token) [2]int {
	for i := 0; i+1 < min(len(tokens), 2*maxBetween) && tokens[i].kind == newline; i++ {
		switch next := tokens[i+1]; next.kind {
		case remark:
			i++
			continue
		case newline, closing:
			return [2]int{}
		default:
			return [2]int{int(next.start), l.until(data, tokens[i+1:])}
		}
	}
	return [2]int{}
}

// until is where what begins with the first of the tokens ends: at the end of a
// line, a comma or a bracket that closes more than it opened.
func (l language) until(data []byte, tokens []token) int {
	depth, decorated := 0, data[tokens[0].start] == '@'
	for i, t := range tokens {
		switch t.kind {
		case opening:
			depth++
		case closing:
			depth--
		case comma:
			if depth == 0 {
				return int(t.start)
			}
		case newline:
			if decorated && depth == 0 && i+1 < len(tokens) {
				decorated = data[tokens[i+1].start] == '@'
				continue
			}
			if l.endline && depth == 0 {
				return int(t.start)
			}
		case text, remark:
		}
		if depth < 0 {
			return int(t.start)
		}
	}
	return int(tokens[len(tokens)-1].end)
}

// scan cuts a file into tokens, up to a text without an end: nobody knows what is
// meant below it.
func (l language) scan(data []byte) []token {
	var out []token
	add := func(k kind, start, end int) {
		if n := len(out); k == text && n > 0 && out[n-1].kind == text && int(out[n-1].end) == start {
			out[n-1].end = int32(end)
			return
		}
		out = append(out, token{int32(start), int32(end), k})
	}
	i := 0
	if bytes.HasPrefix(data, bom) {
		i = len(bom)
	}
	for i < len(data) {
		start := i
		switch b := data[i]; {
		case b == '\n':
			i++
			add(newline, start, i)
		case b == ' ' || b == '\t' || b == '\r':
			i++
		case l.remarkAt(data, i):
			i = l.skipRemark(data, i)
			add(remark, start, i)
		case l.textAt(data, i):
			var ok bool
			i, ok = l.skipText(data, i)
			add(text, start, i)
			if !ok {
				return out
			}
		default:
			i++
			add(kindOf(b), start, i)
		}
	}
	return out
}

// bom marks the order of bytes at the beginning of a file.
var bom = []byte("\xef\xbb\xbf")

func kindOf(b byte) kind {
	switch b {
	case '(', '[', '{':
		return opening
	case ')', ']', '}':
		return closing
	case ',':
		return comma
	}
	return text
}

// lineOf is the line that an offset lies on, without its end.
func lineOf(data []byte, at int) [2]int {
	end := len(data)
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		end = at + n
	}
	return [2]int{bytes.LastIndexByte(data[:at], '\n') + 1, end}
}

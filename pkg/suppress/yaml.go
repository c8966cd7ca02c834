package suppress

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"
)

// row is a line of YAML that holds something.
// It is small, since a file may have millions of them.
type row struct {
	start, end int32 // of the whole line
	indent     int32
	dash       bool     // an item of a list begins
	marker     bool     // --- or ...
	remark     *comment // with a text where it may be a directive
	// inside says that it goes on with a text or a bracket of a line above.
	inside bool
	blank  bool
	action bool // it holds actions of a template, and is blank otherwise
}

// code reports whether a row holds more than a comment.
func (l row) code() bool { return !l.blank && (l.remark == nil || !l.remark.own) }

// passed reports whether a row may stand between a comment and what it is about.
func (l row) passed() bool { return l.action || l.remark != nil && l.remark.own }

// yamlComments finds the comments of YAML and what they stand over. In templates
// of a chart {{/* */}} is a comment as well.
func yamlComments(data []byte, chart bool) []comment {
	data = yamlEnds(data)
	r := &yamlReader{data: data, written: data}
	var extra []comment
	if chart {
		r.data, r.actions, extra = withoutActions(data)
	}
	r.read()
	for _, c := range extra {
		r.put(c)
	}
	var out []comment
	code := false
	for i, line := range r.rows {
		if c := line.remark; c != nil && c != other {
			c.first = !code && c.own
			c.line = [2]int{int(line.start), int(line.end)}
			c.over = func() [2]int { return r.over(i) }
			out = append(out, *c)
		}
		code = code || line.code() && !line.marker
	}
	return out
}

// put adds a comment of a template to its row.
func (r *yamlReader) put(c comment) {
	i := sort.Search(len(r.rows), func(i int) bool { return int(r.rows[i].end) >= c.start })
	if i == len(r.rows) || r.rows[i].remark != nil {
		return
	}
	c.own = c.own && r.rows[i].action
	r.rows[i].indent = 0 // wherever it stands
	r.rows[i].remark = &c
}

// over is what begins right below the comment in a row.
func (r *yamlReader) over(i int) [2]int {
	indent := r.rows[i].indent
	last := i + maxBetween
	i++
	for i < min(len(r.rows), last) && r.rows[i].passed() {
		if a := r.printing(r.rows[i]); a != nil {
			return [2]int{int(r.rows[i].start), lineOf(r.written, a.end)[1]}
		}
		i++
	}
	if i == len(r.rows) {
		return [2]int{}
	}
	start := int(r.rows[i].start)
	switch {
	case !r.rows[i].code() || r.rows[i].indent < indent && !r.rows[i].marker:
		return [2]int{}
	case r.rows[i].inside:
		return [2]int{start, int(r.rows[i].end)}
	case r.rows[i].marker:
		return [2]int{start, r.within(start, r.document(i+1), 0)}
	case r.begins(i) && r.isObject(i):
		return [2]int{start, r.within(start, r.document(i), 0)}
	}
	return [2]int{start, r.within(start, r.subtree(i), int(r.rows[i].indent))}
}

// subtree is where what begins in a row ends: before the first row that is not
// indented more. The items of a list may stand as far left as its key.
func (r *yamlReader) subtree(i int) int {
	top := r.rows[i]
	for _, line := range r.rows[i+1:] {
		list := line.dash && !top.dash && line.indent == top.indent
		if line.marker || line.code() && !line.inside && line.indent <= top.indent && !list {
			return int(line.start)
		}
	}
	return len(r.data)
}

// document is where the document ends that a row is in.
func (r *yamlReader) document(i int) int {
	for _, line := range r.rows[i:] {
		if line.marker {
			return int(line.start)
		}
	}
	return len(r.data)
}

// begins reports whether a row is the first of its document.
func (r *yamlReader) begins(i int) bool {
	for i--; i >= 0 && !r.rows[i].marker; i-- {
		if r.rows[i].code() {
			return false
		}
	}
	return true
}

// isObject reports whether the document that begins in a row is a Kubernetes
// object: what stands over its first line is then about all of it.
func (r *yamlReader) isObject(i int) bool {
	end := r.document(i)
	for _, line := range r.rows[i:] {
		if int(line.start) >= end {
			break
		}
		if line.indent == 0 && !line.inside && bytes.HasPrefix(r.data[line.start:line.end], []byte("kind:")) {
			return true
		}
	}
	return false
}

// yamlEnds puts the usual end of a line for the others that YAML has, at the same
// offsets.
func yamlEnds(data []byte) []byte {
	const others = "\r\u0085\u2028\u2029"
	if !bytes.ContainsAny(data, others) {
		return data
	}
	data = bytes.Clone(data)
	for i := 0; i < len(data); i++ {
		r, n := utf8.DecodeRune(data[i:])
		if strings.ContainsRune(others, r) && r != utf8.RuneError {
			copy(data[i:], "   "[:n])
			if r != '\r' || i+1 == len(data) || data[i+1] != '\n' {
				data[i+n-1] = '\n'
			}
		}
		i += n - 1
	}
	return data
}

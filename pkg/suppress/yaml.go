package suppress

import (
	"bytes"
	"sort"
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
	plain, extra := withoutActions(data, chart)
	r := &yamlReader{data: plain, written: data}
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
	c.own = r.rows[i].action
	r.rows[i].indent = 0 // wherever it stands
	r.rows[i].remark = &c
}

// over is what begins right below the comment in a row.
func (r *yamlReader) over(i int) [2]int {
	indent := r.rows[i].indent
	last := i + maxBetween
	i++
	for i < min(len(r.rows), last) && r.rows[i].passed() {
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
		return [2]int{start, r.document(i + 1)}
	case r.begins(i) && r.isObject(i):
		return [2]int{start, r.document(i)}
	}
	return [2]int{start, r.subtree(i)}
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

// withoutActions blanks the actions of templates, {{ and }}, so that what is left
// is YAML, and returns the comments among them. A line with nothing else becomes
// an empty one, which still counts as a line of the block around it.
func withoutActions(data []byte, chart bool) (plain []byte, remarks []comment) {
	if !bytes.Contains(data, []byte("{{")) {
		return data, nil
	}
	plain = bytes.Clone(data)
	limit := 0 // where an action has to end: outside of charts on its line
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte("{{"))
		if n < 0 {
			break
		}
		start := at + n
		if chart {
			limit = len(data)
		} else if start >= limit {
			limit = start + len(firstLine(data[start:]))
		}
		end, ok := endOfAction(data, start, limit, chart)
		if at = end; !ok {
			continue
		}
		if chart && isTemplateRemark(data[start+2:end]) {
			from := start + bytes.Index(data[start:end], []byte("/*")) + 2
			to := from + max(bytes.Index(data[from:end], []byte("*/")), 0)
			if bytes.Contains(data[from:to], []byte(prefix)) {
				remarks = append(remarks, comment{start: from, end: to})
			}
		}
		fill := byte('x')
		if alone(data, start, end) {
			fill = ' '
		}
		for i := start; i < end; i++ {
			if plain[i] != '\n' {
				plain[i] = fill
			}
		}
	}
	return plain, remarks
}

// endOfAction is where an action ends. Without an end it returns where to go on.
func endOfAction(data []byte, start, limit int, chart bool) (end int, ok bool) {
	from := start + 2
	if chart && isTemplateRemark(data[from:]) {
		n := bytes.Index(data[from:], []byte("*/"))
		if n < 0 {
			return limit, false
		}
		from += n
	}
	n := bytes.Index(data[from:limit], []byte("}}"))
	if n < 0 {
		return limit, false
	}
	return from + n + 2, true
}

func firstLine(data []byte) []byte {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return line
}

// isTemplateRemark reports whether what follows {{ is a comment.
func isTemplateRemark(rest []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(rest, []byte("- ")), []byte("/*"))
}

// alone reports whether nothing else stands on the lines of an action.
func alone(data []byte, start, end int) bool {
	for start--; start >= 0 && data[start] != '\n'; start-- {
		if !isBlank(data[start]) {
			return false
		}
	}
	for ; end < len(data) && data[end] != '\n'; end++ {
		if !isBlank(data[end]) {
			return false
		}
	}
	return true
}

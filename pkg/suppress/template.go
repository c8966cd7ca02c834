package suppress

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
)

// action is one of a template of a chart, {{ and }} with what stands between.
type action struct {
	start, end int
	prints     bool
	lines      bool // what it prints may have several lines
	joins      bool // the lines below go on where it stands
	alone      bool // nothing but actions stands on its lines
	// indent is how far all that it prints is indented at least, negative where
	// that is not known; column is its own.
	indent, column int
}

var (
	// silent is an action that prints nothing.
	silent = regexp.MustCompile(`^(?:(?:if|else|end|with|range|define|break|continue)\b|/\*|\$\w*\s*(?:,\s*\$\w+\s*)?:?=)`)
	// nested are those whose pipes are about what they are given.
	nested = regexp.MustCompile(`^(?:template|block)\b`)
	// indented ends an action whose text is indented by a number that is written.
	indented = regexp.MustCompile(`\|\s*n?indent\s+([1-9][0-9]{0,2})$`)
	// severalLines ends one that is made for a text of several lines.
	severalLines = regexp.MustCompile(`(?:^|\|\s*)(?:toYaml|n?indent)\b[^|]*$`)
)

// actionOf reads an action.
func actionOf(data []byte, start, end int) action {
	a := action{start: start, end: end, indent: -1, column: start - lineOf(data, start)[0]}
	inner := data[start+2 : end-2]
	trimmed := trims(inner)
	if trimmed {
		inner = inner[1:]
	}
	if n := len(inner); n > 1 && inner[n-1] == '-' && isBlank(inner[n-2]) {
		inner = inner[:n-1]
		a.joins = !trimmed && len(bytes.TrimSpace(data[end:lineOf(data, end)[1]])) == 0
	}
	inner = bytes.TrimSpace(inner)
	a.prints = !silent.Match(inner)
	a.lines = severalLines.Match(inner) || nested.Match(inner)
	if m := indented.FindSubmatch(inner); m != nil && !nested.Match(inner) {
		a.indent, _ = strconv.Atoi(string(m[1]))
	}
	return a
}

// trims reports whether what follows {{ takes the blanks before it away.
func trims(inner []byte) bool { return len(inner) > 1 && inner[0] == '-' && isBlank(inner[1]) }

// leaves reports whether an action may begin something that is not indented more
// than a column.
func (a action) leaves(data []byte, column int) bool {
	switch {
	case !a.prints:
		return a.alone && a.joins && a.column <= column && below(data, a.end) > column
	case a.indent >= 0:
		return a.indent <= column
	}
	return a.alone || a.lines
}

// below is the column of what follows after an offset on a line of its own.
func below(data []byte, at int) int {
	for at < len(data) && isBlank(data[at]) {
		at++
	}
	if at == len(data) {
		return 0
	}
	return at - lineOf(data, at)[0]
}

// printing is the action that prints what stands on a row, nil for none.
func (r *yamlReader) printing(line row) *action {
	for i := r.actionAt(int(line.start)); i < len(r.actions) && r.actions[i].start < int(line.end); i++ {
		if a := &r.actions[i]; a.alone && a.prints {
			return a
		}
	}
	return nil
}

// actionAt is the number of the first action that begins at an offset or later.
func (r *yamlReader) actionAt(at int) int {
	return sort.Search(len(r.actions), func(i int) bool { return r.actions[i].start >= at })
}

// within is where a block that begins at an offset and a column ends, if not
// before: an action may print what is beside it. Of the first line what is
// before the action stays.
func (r *yamlReader) within(start, end, column int) int {
	for i := r.actionAt(start); i < len(r.actions) && r.actions[i].start < end; i++ {
		if a := r.actions[i]; a.leaves(r.written, column) {
			if line := lineOf(r.written, a.start)[0]; line > start {
				return line
			}
			return a.start
		}
	}
	return end
}

// withoutActions blanks the actions of a template, so that what is left is YAML,
// and returns them with the comments among them. A line with nothing else becomes
// an empty one.
func withoutActions(data []byte) (plain []byte, actions []action, remarks []comment) {
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte("{{"))
		if n < 0 {
			break
		}
		start := at + n
		if at = endOfAction(data, start); at < 0 {
			break
		}
		actions = append(actions, actionOf(data, start, at))
	}
	plain = bytes.Clone(data)
	for i := 0; i < len(actions); {
		next := i + 1
		for next < len(actions) && isBetween(data[actions[next-1].end:actions[next].start]) {
			next++
		}
		fill := byte('x')
		alone := isAlone(data, actions[i].start, actions[next-1].end)
		if alone {
			fill = ' '
		}
		for ; i < next; i++ {
			a := &actions[i]
			a.alone = alone
			for j := a.start; j < a.end; j++ {
				if plain[j] != '\n' {
					plain[j] = fill
				}
			}
			if c, ok := a.remark(data); ok {
				remarks = append(remarks, c)
			}
		}
	}
	return plain, actions, remarks
}

// remark is the comment that an action is, if it may be a directive.
func (a action) remark(data []byte) (comment, bool) {
	if !isTemplateRemark(data[a.start+2 : a.end]) {
		return comment{}, false
	}
	from := a.start + bytes.Index(data[a.start:a.end], []byte("/*")) + 2
	to := from + max(bytes.Index(data[from:a.end], []byte("*/")), 0)
	return comment{start: from, end: to, own: isAlone(data, a.start, a.end)}, bytes.Contains(data[from:to], []byte(prefix))
}

// endOfAction is where an action ends, negative when it does not: texts within
// it may look like its end.
func endOfAction(data []byte, start int) int {
	i := start + 2
	if isTemplateRemark(data[i:]) {
		from := bytes.Index(data[i:], []byte("/*")) + 2 + i
		n := bytes.Index(data[from:], []byte("*/"))
		if n < 0 {
			return -1
		}
		i = from + n + 2
	}
	quote := byte(0)
	for ; i < len(data); i++ {
		switch b := data[i]; {
		case quote != 0 && b == '\\' && quote != '`':
			i++
		case quote != 0 && b == quote:
			quote = 0
		case quote != 0:
		case b == '"' || b == '\'' || b == '`':
			quote = b
		case bytes.HasPrefix(data[i:], []byte("}}")):
			return i + 2
		}
	}
	return -1
}

// isTemplateRemark reports whether what follows {{ is a comment.
func isTemplateRemark(rest []byte) bool {
	if trims(rest) {
		rest = rest[2:]
	}
	return bytes.HasPrefix(rest, []byte("/*"))
}

// isBetween reports whether only blanks stand between two actions of a line.
func isBetween(data []byte) bool {
	return len(bytes.Trim(data, " \t\r")) == 0
}

// isAlone reports whether nothing else stands on the lines of a piece of text.
func isAlone(data []byte, start, end int) bool {
	first, last := lineOf(data, start)[0], lineOf(data, end)[1]
	return len(bytes.TrimSpace(data[first:start])) == 0 && len(bytes.TrimSpace(data[end:last])) == 0
}

package main

import "strings"

// A fence is a fenced block of a page: its language in lower case, its lines
// without the indentation of the fence, and the number of the first of them.
type fence struct {
	language string
	line     int
	lines    []string
}

// fences returns the fenced blocks of a page. A fence ends at a line of as many
// marks as it began with, or at the end of the page; blocks of a list and of a
// quotation lose what the list and the quotation put before them.
func fences(page string) []fence {
	var all []fence
	var open *fence
	var prefix, marks string
	for i, line := range strings.Split(strings.ReplaceAll(page, "\r\n", "\n"), "\n") {
		if open == nil {
			if before, run, rest, ok := opening(line); ok {
				open, prefix, marks = &fence{language: language(rest), line: i + 2}, before, run
			}
			continue
		}
		body := outdent(line, prefix)
		if text := strings.TrimSpace(body); strings.HasPrefix(text, marks) && strings.Trim(text, marks[:1]) == "" {
			all, open = append(all, *open), nil
			continue
		}
		open.lines = append(open.lines, body)
	}
	if open != nil {
		all = append(all, *open)
	}
	return all
}

// opening splits the line that begins a fence into what stands before the
// marks, the marks and what stands behind them.
func opening(line string) (before, marks, rest string, ok bool) {
	text := strings.TrimLeft(line, " \t>")
	before = line[:len(line)-len(text)]
	for _, mark := range []string{"`", "~"} {
		n := len(text) - len(strings.TrimLeft(text, mark))
		if n >= 3 && !strings.Contains(text[n:], mark) {
			return before, text[:n], text[n:], true
		}
	}
	return "", "", "", false
}

// language is the first word behind the marks: yaml of "yaml title=x",
// azurecli of "azurecli-interactive".
func language(info string) string {
	words := strings.FieldsFunc(strings.ToLower(info), func(r rune) bool { return strings.ContainsRune(" \t{,", r) })
	if len(words) == 0 {
		return ""
	}
	return strings.TrimSuffix(words[0], "-interactive")
}

// outdent removes the prefix of a fence from one of its lines, or as much of it
// as is there: what is indented less than its fence is not indented.
func outdent(line, prefix string) string {
	n := 0
	for n < len(prefix) && n < len(line) && (line[n] == prefix[n] || line[n] == ' ') {
		n++
	}
	return line[n:]
}

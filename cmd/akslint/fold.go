package main

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks text between words so that lines have at most width characters,
// where words allow.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		size := utf8.RuneCountInString(word)
		switch {
		case line == "":
			line, used = word, size
		case used+1+size > width:
			lines, line, used = append(lines, line), word, size
		default:
			line += " " + word
			used += 1 + size
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// narrowest is how little room is left for text beside something else.
const narrowest = 24

// beside writes text beside a head, folded at a width so that its lines stand below
// each other; below the head, set in by four, where there is no room for that. A
// width of zero folds nothing.
func beside(b *strings.Builder, head, text string, width int) {
	indent := utf8.RuneCountInString(head)
	if width == 0 || text == "" {
		b.WriteString(strings.TrimRight(head+text, " ") + "\n")
		return
	}
	if width-indent < narrowest && strings.TrimSpace(head) != "" {
		b.WriteString(strings.TrimRight(head, " ") + "\n")
		head, indent = "    ", 4
	}
	for i, line := range wrap(text, width-indent) {
		if i > 0 {
			head = strings.Repeat(" ", indent)
		}
		b.WriteString(head + line + "\n")
	}
}

package usage

import (
	"fmt"
	"io"
	"strings"
)

// Help writes the help of a command, folded at a width in columns.
func Help(w io.Writer, c Command, width int) error {
	var b strings.Builder
	b.WriteString(fill(c.Summary, width, 0, 0) + "\n\nusage: " + fill(c.Usage, width, len("usage: "), len("usage: ")) + "\n")
	if c.About != "" {
		for p := range strings.SplitSeq(c.About, "\n\n") {
			b.WriteString("\n" + fill(p, width, 0, 0) + "\n")
		}
	}
	if len(c.Flags) > 0 {
		b.WriteString("\nflags:\n")
	}
	column := 0
	for _, f := range c.Flags {
		column = max(column, len(f.head())+4)
	}
	for _, f := range c.Flags {
		head := "  " + f.head()
		if width < column+30 { // too narrow for two columns
			b.WriteString(head + "\n" + strings.Repeat(" ", 6) + fill(f.Summary, width, 6, 6) + "\n")
			continue
		}
		b.WriteString(fmt.Sprintf("%-*s", column, head) + fill(f.Summary, width, column, column) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// head is the flag as it is written.
func (f Flag) head() string { return strings.TrimSpace("--" + f.Name + " " + f.Value) }

// fill breaks text between words so that its lines end before width, where words
// allow: the first begins in the column at, the others are set in.
func fill(text string, width, at, indent int) string {
	var b strings.Builder
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case at+1+len(word) > width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			b.WriteString(" ")
			at++
		}
		b.WriteString(word)
		at += len(word)
	}
	return b.String()
}

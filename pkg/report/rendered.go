package report

import (
	"fmt"

	"github.com/akslint/akslint/pkg/finding"
)

// What was rendered elsewhere comes through standard input. It has lines of its
// own, which are the only certain ones; a person edits the template, and code
// scanning knows no other file.

// whereabouts is a place as text shows it: path:line:column, and of what was
// rendered both places.
func whereabouts(l finding.Location) string {
	if l.Template.IsZero() {
		return l.Range.String()
	}
	at := l.Template.Path()
	if knowsLine(l) {
		at = l.Template.String()
	}
	return at + " (" + rendered(l) + ")"
}

// rendered says where the text of a place is that was rendered.
func rendered(l finding.Location) string {
	return "rendered: " + inputLine(l)
}

// knowsLine reports whether there is a line to go to in what a person edits.
func knowsLine(l finding.Location) bool {
	return l.Template.IsZero() || l.Template.Start < l.Template.End
}

// renderedAt is the same as a sentence; empty for what was not rendered.
func renderedAt(l finding.Location) string {
	if l.Template.IsZero() {
		return ""
	}
	return " Rendered; " + inputLine(l) + "."
}

func inputLine(l finding.Location) string {
	return fmt.Sprintf("line %d of standard input", l.Range.Position().Line)
}

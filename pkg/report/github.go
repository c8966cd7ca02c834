package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// mostAnnotations is how many annotations of each level GitHub shows of one step.
const mostAnnotations = 10

// mostSeen is how many other places an annotation names.
const mostSeen = 3

// renderGitHub writes workflow commands, which GitHub Actions turns into
// annotations beside the lines of a pull request, and the summary as plain lines
// of the log. The worst come first, since GitHub drops those that are too many.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
func renderGitHub(r Report, _ Options) ([]byte, error) {
	a := &annotations{shown: map[string]int{}, left: map[string]int{}}
	for _, p := range r.unread() {
		lines := []string{p.Message}
		if p.Range.IsZero() && p.Path != "" {
			lines[0] = p.Path + ": " + p.Message
		}
		if p.Hint != "" {
			lines = append(lines, oneLine(p.Hint))
		}
		a.add("error", p.Range, r.Tool+" could not read everything", lines)
	}
	for _, f := range r.failures() {
		at, inner := anchor(f)
		a.add(annotationLevel(f.Severity), at, titleOf(f.Rule)+" ("+f.Severity.String()+")", annotation(f, inner))
	}
	a.rest(r.Tool)
	n := r.Count()
	a.line(is(plural(n.Failed, "finding") + foundLine(n, r.Problems)))
	a.line(is(coverageLine(r, n)))
	return a.buf.Bytes(), nil
}

// annotations writes commands, at most as many as are shown.
type annotations struct {
	canvas
	shown, left map[string]int
}

// annotationLevel is the command of a severity.
func annotationLevel(s finding.Severity) string {
	if l := level(s); l != "note" {
		return l
	}
	return "notice"
}

// annotation is what is said beside the line, which is not shown with it.
func annotation(f *finding.Finding, inner []finding.Location) []string {
	out := append([]string{headline(f)}, remarks(f)...)
	seen := slices.Concat(inner, f.Related)
	for _, l := range seen[:min(len(seen), mostSeen)] {
		out = append(out, "see "+saidAt(l))
	}
	if f.Remediation != "" {
		out = append(out, oneLine(f.Remediation))
	}
	return append(out, f.Rule.Explained()+" tells more.")
}

// add writes one command, unless there are too many of its level. The last notice
// is kept for the number of those that are left out.
func (a *annotations) add(level string, at source.Range, title string, lines []string) {
	most := mostAnnotations
	if level == "notice" {
		most--
	}
	if a.shown[level] == most {
		a.left[level]++
		return
	}
	a.shown[level]++
	a.command(level, at, title, lines)
}

func (a *annotations) command(level string, at source.Range, title string, lines []string) {
	properties := ""
	if !at.IsZero() {
		place := region(at)
		properties = fmt.Sprintf("file=%s,line=%d,endLine=%[2]d,col=%d,", property(at.Path()), place.StartLine, place.StartColumn)
		if place.EndColumn > place.StartColumn {
			properties += fmt.Sprintf("endColumn=%d,", place.EndColumn)
		}
	}
	text := strings.Join(each(lines, func(s string) string { return data(told(s)) }), "%0A")
	fmt.Fprintf(&a.buf, "::%s %stitle=%s::%s\n", level, properties, property(title), text)
}

// rest says how many findings have no annotation.
func (a *annotations) rest(tool string) {
	var parts []string
	sum := 0
	for _, level := range []string{"error", "warning", "notice"} {
		if n := a.left[level]; n > 0 {
			parts = append(parts, plural(n, level))
			sum += n
		}
	}
	if sum > 0 {
		a.command("notice", source.Range{}, tool, []string{
			fmt.Sprintf("%d more without an annotation, of which GitHub shows %d of each level: %s", sum, mostAnnotations, strings.Join(parts, ", ")),
		})
	}
}

// data escapes the message of a command, and property the value of a property.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(told(s)))
}

package report

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// renderText writes for people: findings with the worst first and then in the
// order of the sources, then what stayed open, then what could not be read, and
// at last what the run looked at.
func renderText(r Report, o Options) ([]byte, error) {
	t := &text{canvas: canvas{color: o.Color, width: o.Width}, brief: o.Brief, explained: map[string]bool{}, masks: masks{}}
	t.many = severalClusters(r.Coverage.Clusters)
	for _, f := range r.failures() {
		t.finding(f)
	}
	if !o.Brief {
		t.open(r)
	}
	if o.ShowSuppressed {
		t.suppressed(r.Findings)
	}
	if o.Brief {
		t.problems(r.unread())
		t.chop()
		return t.canvas.buf.Bytes(), nil
	}
	t.problems(r.Problems)
	t.summary(r)
	return t.canvas.buf.Bytes(), nil
}

// text draws the parts of a report on a canvas.
type text struct {
	canvas
	brief     bool            // no advice
	many      bool            // more than one cluster: findings name theirs
	explained map[string]bool // what has been said once, with the rule that says it
	masks     masks
}

// mostNames is how many names of other instances a finding has room for.
const mostNames = 3

func (t *text) finding(f *finding.Finding) {
	look := severityStyle(f.Severity)
	message := source.WithoutCredentials(headline(f))
	t.line(span{look, f.Severity.String() + " " + f.Rule.ID}, is(" "), span{faint, f.Rule.Name}, is(": "), span{bold, message})
	margin := t.source(f.Location, f.Address, look)
	if f.Location.Message != "" {
		t.note(margin, "note", f.Location.Message)
	}
	if len(f.Also) > 0 {
		t.note(margin, "note", "the same of "+andMore(f.Also, mostNames, ", "))
	}
	for _, step := range f.Trail {
		t.place(margin, "via", step)
	}
	for _, other := range f.Related {
		t.place(margin, "see", other)
	}
	if t.many && f.Cluster != "" {
		names := f.Cluster
		if len(f.Clusters) > 1 {
			names = andMore(f.Clusters, mostNames, ", ")
		}
		t.note(margin, "cluster", clusterName(names, f.Unit))
	}
	if len(f.Deployments) > 0 {
		t.note(margin, "in", strings.Join(f.Deployments, ", "))
	}
	if advice := f.Rule.ID + " " + f.Remediation; !t.brief && !t.explained[advice] {
		t.explained[advice] = true
		if f.Remediation != "" {
			t.note(margin, "help", oneLine(f.Remediation))
		}
		t.note(margin, "more", f.Rule.Explained())
	}
	t.line()
}

// source draws where something is: the arrow, the line and the pointer. It
// returns the margin that what follows is set behind.
func (t *text) source(loc finding.Location, otherwise string, look style) (margin string) {
	if loc.Range.IsZero() {
		if otherwise != "" {
			t.line(span{frame, "  --> "}, is(otherwise))
		}
		return "   "
	}
	number := strconv.Itoa(loc.Range.Position().Line)
	number = strings.Repeat(" ", max(0, 2-len(number))) + number
	margin = strings.Repeat(" ", len(number)+1)
	t.line(span{frame, margin[1:] + "--> "}, is(whereabouts(loc)))
	if line, pointer := t.masks.snippet(loc, t.room(len(margin)+2)); pointer != "" {
		t.exact(span{frame, margin + "|"})
		t.exact(span{frame, number + " | "}, is(line))
		t.exact(span{frame, margin + "| "}, span{look, pointer})
	}
	return margin
}

// room returns how many columns are left for a source line.
func (t *text) room(margin int) int {
	if t.width <= 0 {
		return lineWidth
	}
	return max(t.width-margin, 20)
}

func (t *text) note(margin, word, message string) {
	indent := len(margin) + len("= : ") + len(word)
	if t.width > 0 && indent > t.width/3 {
		indent = len(margin) + len("= ") + 2
	}
	t.hang(indent, span{frame, margin + "= "}, span{bold, word}, is(": "+source.WithoutCredentials(message)))
}

func (t *text) place(margin, word string, loc finding.Location) {
	t.note(margin, word, saidAt(loc))
}

func severityStyle(s finding.Severity) style {
	switch s {
	case finding.Critical, finding.High:
		return alarm
	case finding.Medium:
		return warning
	case finding.Low, finding.Info:
		return remark
	}
	return remark
}

// severalClusters reports whether there are clusters to tell apart. One cluster
// in several deployments is one.
func severalClusters(clusters []Cluster) bool {
	for _, c := range clusters {
		if c.Address != clusters[0].Address || c.Unit != clusters[0].Unit {
			return true
		}
	}
	return false
}

func clusterName(address, unit string) string {
	if unit == "" {
		return address
	}
	return address + " in " + unit
}

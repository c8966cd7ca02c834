package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// summary draws the last lines: what was found, and what the run looked at.
// They are always there, so that silence is never mistaken for a check. What
// would be misread without a word of its own comes at the very end.
func (t *text) summary(r Report) {
	n := r.Count()
	look := remark
	for s := finding.Info; s <= finding.Critical; s++ {
		if n.BySeverity[s] > 0 {
			look = severityStyle(s)
		}
	}
	t.hang(2, span{look, plural(n.Failed, "finding")}, is(foundLine(n, r.Problems)))
	if line := deploymentLine(r); line != "" {
		t.hang(2, is(line))
	}
	t.hang(2, is(coverageLine(r, n)))
	if n.Milder > 0 {
		t.hang(2, span{warning, "no --environment was given"}, is(": "+milder(n.Milder)))
	}
	if len(r.Coverage.Clusters) == 0 {
		t.hang(2, span{alarm, "no cluster was checked"}, is(": "+unseen(r)))
	}
}

// deploymentCount is what is true of one deployment by itself.
type deploymentCount struct {
	Name         string
	Failed, Open int
}

// byDeployment counts for every deployment, in the order of their names.
func (r Report) byDeployment() []deploymentCount {
	var out []deploymentCount
	for _, c := range r.Coverage.Clusters {
		known := func(d deploymentCount) bool { return d.Name == c.Deployment }
		if c.Deployment == "" || slices.ContainsFunc(out, known) {
			continue
		}
		n := Report{Coverage: r.Coverage, Findings: slices.DeleteFunc(slices.Clone(r.Findings), func(f finding.Finding) bool {
			return !slices.Contains(f.Deployments, c.Deployment)
		})}
		for i := range n.Findings {
			n.Findings[i].Deployments = []string{c.Deployment}
		}
		count := n.Count()
		out = append(out, deploymentCount{c.Deployment, count.Failed, count.Open})
	}
	slices.SortFunc(out, func(a, b deploymentCount) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// deploymentLine says what each deployment comes to; empty without any.
func deploymentLine(r Report) string {
	var parts []string
	for _, d := range r.byDeployment() {
		parts = append(parts, fmt.Sprintf("%s: %s, %d open", d.Name, plural(d.Failed, "finding"), d.Open))
	}
	return strings.Join(parts, "; ")
}

func milder(n int) string {
	return plural(n, "finding") + " " + are(n) + " one step milder than in production"
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// unseen says why there is no cluster.
func unseen(r Report) string {
	why := "no file was read"
	if len(r.Coverage.Files) > 0 {
		why = "the files that were read declare none"
	}
	if gone := r.Coverage.Gone; len(gone) > 0 {
		why = andMore(gone, mostNames, ", ")
	}
	if n := len(r.Coverage.Outside); n > 0 {
		why += ", and " + plural(n, "module") + " could not be looked into"
	}
	return why
}

func foundLine(n Counts, problems []source.Problem) string {
	var levels []string
	for s := int(finding.Critical); s >= int(finding.Info); s-- {
		if n.BySeverity[s] > 0 {
			levels = append(levels, fmt.Sprintf("%d %s", n.BySeverity[s], finding.Severity(s)))
		}
	}
	line := ""
	if len(levels) > 0 {
		line = " (" + strings.Join(levels, ", ") + ")"
	}
	if n.Suppressed > 0 {
		line += fmt.Sprintf(", %d suppressed", n.Suppressed)
		if n.Baseline > 0 {
			line += fmt.Sprintf(" (%d by the baseline)", n.Baseline)
		}
	}
	if unread := countUnread(problems); unread > 0 {
		line += ", " + plural(unread, "problem") + " while reading: the findings may not be all there are"
	}
	return line
}

func countUnread(problems []source.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity != source.Note {
			n++
		}
	}
	return n
}

// coverageLine says what was read, what was passed over and why, how many
// checks ran and stayed open, and on which dates the answers rest.
func coverageLine(r Report, n Counts) string {
	c := r.Coverage
	parts := []string{"read " + list(c.Files, "file") + " with " + plural(c.Resources, "resource")}
	if len(c.Skipped) > 0 {
		parts = append(parts, "skipped "+list(c.Skipped, "file"))
	}
	if len(c.Unmodelled) > 0 {
		parts = append(parts, "passed over "+list(c.Unmodelled, "resource")+" of types that are not known here")
	}
	if len(c.Unresolved) > 0 {
		parts = append(parts, plural(len(c.Unresolved), inputNoun(c.Unresolved))+" without a value")
	}
	if len(c.Outside) > 0 {
		parts = append(parts, plural(len(c.Outside), "module")+" that may hold more "+are(len(c.Outside))+" not among the files")
	}
	ran := plural(c.Checks, "check") + " ran on " + plural(len(c.Clusters), "cluster")
	if names := environments(c.Clusters); names != "" {
		ran += " (" + names + ")"
	}
	parts = append(parts, fmt.Sprintf("%s, %d stayed open", ran, n.Open))
	if c.RulesOff > 0 {
		parts = append(parts, plural(c.RulesOff, "rule")+" "+are(c.RulesOff)+" switched off by "+strings.Join(c.OffBy, " and "))
	}
	parts = append(parts, "as of "+dated(r.AsOf)+oldestTable(r))
	return strings.Join(parts, "; ")
}

// inputNoun is what inputs are called: variables of Terraform, parameters of
// templates.
func inputNoun(all []finding.Location) string {
	parameters := 0
	for _, l := range all {
		if strings.HasPrefix(l.Message, "parameter ") {
			parameters++
		}
	}
	switch parameters {
	case 0:
		return "variable"
	case len(all):
		return "parameter"
	}
	return "input"
}

// few is how many names a list in the last line holds.
const few = 4

// list counts things and names the kinds they are of.
func list(counted []Count, noun string) string {
	sum := 0
	var names []string
	for i, c := range counted {
		sum += c.Count
		if i < few {
			names = append(names, c.String())
		}
	}
	if len(counted) == 0 {
		return plural(0, noun)
	}
	if len(counted) > few {
		names = append(names, "...")
	}
	return plural(sum, noun) + " (" + strings.Join(names, ", ") + ")"
}

// environments lists the environments of the clusters, each once.
func environments(clusters []Cluster) string {
	var names []string
	seen := map[string]bool{}
	for _, c := range clusters {
		if c.Environment != "" && !seen[c.Environment] {
			seen[c.Environment] = true
			names = append(names, c.Environment)
		}
	}
	return strings.Join(names, ", ")
}

// oldestTable says how old the oldest of the data tables is; empty when there
// are none.
func oldestTable(r Report) string {
	if r.DataAsOf == "" {
		return ""
	}
	out := ", oldest data table " + r.DataAsOf
	if r.OldestTable != "" {
		out += " (" + r.OldestTable + ")"
	}
	return out
}

func dated(date string) string {
	if date == "" {
		return "an unknown date"
	}
	return date
}

package report

import (
	"strconv"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// painter turns what a report holds into what a page shows.
type painter struct {
	files string
	many  bool
	masks masks
	taken map[string]int // findings of each rule
}

func (w *painter) finding(f *finding.Finding) pageFinding {
	w.taken[f.Rule.ID]++
	out := pageFinding{
		Anchor:   told(f.Rule.ID) + "-" + strconv.Itoa(w.taken[f.Rule.ID]),
		Severity: f.Severity.String(), ID: told(f.Rule.ID), Name: told(f.Rule.Name), Message: told(headline(f)),
		Place: w.line(f.Location), Remarks: each(remarks(f), told),
		Trail: each(f.Trail, w.place), Related: each(f.Related, w.line), Remedy: told(oneLine(f.Remediation)),
		Title: told(f.Rule.Title), Description: told(oneLine(f.Rule.Description)),
		Pillar: told(string(f.Rule.Pillar)), Category: told(f.Rule.Category),
	}
	if f.Location.Range.IsZero() {
		out.Place.Where = told(f.Address)
	}
	for _, ref := range f.Rule.References {
		if to := pageOf(ref); to != "" {
			out.References = append(out.References, to)
		}
	}
	if w.many && f.Cluster != "" {
		out.Cluster = told(clusterName(f.Cluster, f.Unit))
		if len(f.Clusters) > 1 {
			out.Cluster = told(clusterName(andMore(f.Clusters, mostNames, ", "), f.Unit))
		}
	}
	if f.Suppression != nil {
		out.Reason = told(untilWhen(f.Suppression))
		out.Allowed = w.place(finding.Location{Range: f.Suppression.At})
	}
	return out
}

// place is a place without its line.
func (w *painter) place(l finding.Location) pagePlace {
	out := pagePlace{Message: told(l.Message)}
	if !l.Range.IsZero() {
		out.Where = told(whereabouts(l))
	}
	if w.files != "" {
		out.Link = linkTo(w.files, l)
	}
	return out
}

// line is a place with its line. What is secret in it is masked, as in text.
func (w *painter) line(l finding.Location) pagePlace {
	out := w.place(l)
	cells, from, to := w.masks.cells(l, lineWidth)
	if len(cells) == 0 {
		return out
	}
	from = min(from, len(cells))
	to = max(from, min(to, len(cells)))
	out.Line = strconv.Itoa(l.Range.Position().Line) // of what is shown, which may have been rendered
	out.Before, out.Mark, out.After = visible(join(cells[:from])), visible(join(cells[from:to])), visible(join(cells[to:]))
	return out
}

func (w *painter) gap(g *gap) pageGap {
	return pageGap{
		Place: w.line(g.at), More: g.places - 1,
		Reasons: told(g.reasons()), Paths: each(telling(g.paths), told),
		Checks: plural(len(g.checks), "check"), Rules: told(ruleList(g.rules())),
	}
}

func (w *painter) problem(p source.Problem) pageProblem {
	out := pageProblem{
		Severity: p.Severity.String(), Message: told(p.Message), Hint: told(oneLine(p.Hint)),
		Place: w.line(finding.Location{Range: p.Range, Secret: untold(p)}),
	}
	if p.Range.IsZero() {
		out.Place.Where = told(p.Path)
	}
	return out
}

func (w *painter) cluster(c Cluster) pageCluster {
	return pageCluster{
		told(c.Address), told(orElse(c.Unit, ".")), told(c.Deployment), told(orElse(c.Environment, "not declared")),
		w.place(finding.Location{Range: c.Range}),
	}
}

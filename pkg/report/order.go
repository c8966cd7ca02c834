package report

import (
	"slices"
	"sort"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// ordered returns a copy that does not depend on the order in which things
// were found: rules by identifier, the rest by place.
func (r Report) ordered() Report {
	if r.Tool == "" {
		r.Tool = "akslint"
	}
	r.Rules = r.allRules()
	r.Findings = append([]finding.Finding(nil), r.Findings...)
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Location.Range.IsZero() {
			f.Location.Range = r.header(f)
		}
	}
	sort.SliceStable(r.Findings, func(i, j int) bool {
		return lessFinding(&r.Findings[i], &r.Findings[j])
	})
	r.Problems = append([]source.Problem(nil), r.Problems...)
	sort.SliceStable(r.Problems, func(i, j int) bool {
		return lessProblem(r.Problems[i], r.Problems[j])
	})
	r.Coverage = r.Coverage.ordered()
	return r
}

func (c Coverage) ordered() Coverage {
	c.Files, c.Skipped, c.Unmodelled = commonest(c.Files), commonest(c.Skipped), commonest(c.Unmodelled)
	c.Clusters = append([]Cluster(nil), c.Clusters...)
	sort.SliceStable(c.Clusters, func(i, j int) bool {
		a, b := &c.Clusters[i], &c.Clusters[j]
		if a.Unit != b.Unit {
			return a.Unit < b.Unit
		}
		if a.Address != b.Address {
			return a.Address < b.Address
		}
		return a.Deployment < b.Deployment
	})
	c.Unresolved, c.Outside = byPlace(c.Unresolved), byPlace(c.Outside)
	return c
}

// byPlace returns a copy in the order of the sources.
func byPlace(locations []finding.Location) []finding.Location {
	out := append([]finding.Location(nil), locations...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Range != b.Range {
			return a.Range.Before(b.Range)
		}
		return a.Message < b.Message
	})
	return out
}

// allRules returns the rules by identifier, with those that only a finding
// names.
func (r Report) allRules() []*finding.Rule {
	seen := map[string]bool{}
	var rules []*finding.Rule
	add := func(rule *finding.Rule) {
		if rule != nil && !seen[rule.ID] {
			seen[rule.ID] = true
			rules = append(rules, rule)
		}
	}
	for _, rule := range r.Rules {
		add(rule)
	}
	for i := range r.Findings {
		add(r.Findings[i].Rule)
	}
	sort.Slice(rules, func(i, j int) bool { return rules[i].ID < rules[j].ID })
	return rules
}

// header returns where the cluster of a finding is declared.
func (r Report) header(f *finding.Finding) source.Range {
	for _, c := range r.Coverage.Clusters {
		if c.Address == f.Cluster && c.Unit == f.Unit {
			return c.Range
		}
	}
	return source.Range{}
}

// commonest returns the counts with the greatest first.
func commonest(counted []Count) []Count {
	out := append([]Count(nil), counted...)
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Name < out[j].Name
	})
	return out
}

func lessFinding(a, b *finding.Finding) bool {
	ra, rb := a.Location.Range, b.Location.Range
	if ra != rb {
		if ra.Before(rb) {
			return true
		}
		if rb.Before(ra) {
			return false
		}
	}
	if x, y := a.Rule.ID, b.Rule.ID; x != y {
		return x < y
	}
	if a.Unit != b.Unit {
		return a.Unit < b.Unit
	}
	if a.Cluster != b.Cluster {
		return a.Cluster < b.Cluster
	}
	if a.Path != b.Path {
		return a.Path < b.Path
	}
	if a.Message != b.Message {
		return a.Message < b.Message
	}
	return slices.Compare(a.Deployments, b.Deployments) < 0
}

func lessProblem(a, b source.Problem) bool {
	if pa, pb := problemPath(a), problemPath(b); pa != pb {
		return pa < pb
	}
	if a.Range.Start != b.Range.Start {
		return a.Range.Start < b.Range.Start
	}
	return a.Message < b.Message
}

func problemPath(p source.Problem) string {
	if p.Range.IsZero() {
		return p.Path
	}
	return p.Range.Path()
}

// Counts are the numbers of a report that every format prints.
type Counts struct {
	Failed     int                       // findings that fail and are not suppressed
	Suppressed int                       // findings and open checks, with those of a baseline
	Baseline   int                       // those that a baseline holds
	Open       int                       // checks that stayed open, as many as are listed
	Milder     int                       // the failed ones that production would weigh more, where nobody said what it is
	BySeverity [finding.Critical + 1]int // the failed ones
}

// Count counts the findings of a report.
func (r Report) Count() Counts {
	var c Counts
	undeclared := r.undeclared()
	for i := range r.Findings {
		f := &r.Findings[i]
		switch {
		case f.Suppression != nil && f.Suppression.By == finding.ByBaseline:
			c.Suppressed++
			c.Baseline++
		case f.Suppression != nil:
			c.Suppressed++
		case f.Kind == finding.Open:
			c.Open++
		default:
			c.Failed++
			c.BySeverity[f.Severity]++
			if undeclared[[2]string{f.Unit, f.Cluster}] && f.Severity < f.Rule.Severity && slices.Contains(f.Rule.Environments, "production") {
				c.Milder++
			}
		}
	}
	return c
}

// undeclared are the clusters, by unit and address, of which nobody said what
// they are for.
func (r Report) undeclared() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, c := range r.Coverage.Clusters {
		if c.Environment == "" {
			out[[2]string{c.Unit, c.Address}] = true
		}
	}
	return out
}

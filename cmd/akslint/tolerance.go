package main

import (
	"slices"
	"strconv"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/suppress"
	"github.com/akslint/akslint/rules"
)

// tolerance is what a run lives with: what somebody allowed, and what the
// baseline knows.
type tolerance struct {
	o        *checkOptions
	set      *suppress.Set
	clusters []*model.Cluster
	// whole says that the whole repository was to be read, and could be.
	whole bool
	// found are the findings as the rules made them, with what is allowed.
	found []finding.Finding
	// catalogue are all rules, once they are needed.
	catalogue []*finding.Rule
}

func (o *checkOptions) tolerance(specs parser.Specs, clusters []*model.Cluster) *tolerance {
	return &tolerance{o: o, set: o.allowed(specs, clusters), clusters: clusters, whole: o.covers(".") && worst(specs.Problems) == nil}
}

// settle suppresses findings; the engine calls it.
func (t *tolerance) settle(findings []finding.Finding) {
	t.set.Apply(findings)
	t.found = slices.Clone(findings)
	if t.o.base.content == nil {
		return
	}
	known := t.o.base.content.Compare(findings, t.run(checked{}, false))
	known.Apply(findings, t.o.base.content)
}

// problems are what is wrong with what is lived with, given those of the sources.
func (t *tolerance) problems(c checked, problems []source.Problem) ([]source.Problem, error) {
	out, err := t.o.unallowed(t.set, c, problems)
	if err != nil || t.o.base.content == nil {
		return out, err
	}
	if fixed := t.compare(c, problems).Fixed; len(fixed) > 0 {
		out = append(out, source.Problem{
			Severity: source.Note, Range: fixed[0].At,
			Message: counted(len(fixed), "entry of the baseline is fixed", "entries of the baseline are fixed"),
			Hint:    "akslint baseline prune removes what is fixed.",
		})
	}
	return out, nil
}

// compare holds what was found against the baseline, after all rules have run.
func (t *tolerance) compare(c checked, problems []source.Problem) baseline.Comparison {
	known := t.o.base.content
	if known == nil {
		known = &baseline.Baseline{}
	}
	certain := worst(problems) == nil && len(c.Errors) == 0 && c.unfinished == nil
	return known.Compare(t.found, t.run(c, certain))
}

// run says what was looked at; no rule is certain of anything where something
// went wrong.
func (t *tolerance) run(c checked, certain bool) baseline.Run {
	out := baseline.Run{Whole: t.whole, Excluded: t.o.excluded}
	for _, k := range t.clusters {
		out.Clusters = append(out.Clusters, baseline.Cluster{Unit: k.Unit, Address: k.Address, Deployment: k.Deployment})
	}
	if certain {
		out.Asked, out.Covers, out.Answers = c.Asked, t.o.below, t.answers
	}
	return out
}

// answers reports of a rule that did not run whether it would have, had there
// been something of what it is about.
func (t *tolerance) answers(id string) bool {
	if t.catalogue == nil {
		checks, err := engine.Load(rules.FS, engine.Options{Custom: t.o.engine.Custom})
		if err != nil {
			return false
		}
		t.catalogue = checks.Rules()
	}
	i := slices.IndexFunc(t.catalogue, func(r *finding.Rule) bool { return r.ID == id })
	if i < 0 || !t.o.engine.Choice.Runs(t.catalogue[i]) {
		return false
	}
	return !slices.ContainsFunc(t.clusters, func(c *model.Cluster) bool { return !t.catalogue[i].Concerns(c.Environment.Or("")) })
}

// entries counts those of a baseline.
func entries(n int) string { return counted(n, "entry", "entries") }

// counted puts a number before one of two phrases.
func counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + several
}

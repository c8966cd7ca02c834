package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/rules"
)

// assemble puts together what a run has to say.
func assemble(o checkOptions, specs parser.Specs, clusters []*model.Cluster, c checked) (report.Report, error) {
	dataAsOf, table, err := oldestTable(rules.FS)
	if err != nil {
		return report.Report{}, err
	}
	return report.Report{
		Version:  toolVersion(),
		AsOf:     o.asOf,
		DataAsOf: dataAsOf, OldestTable: table,
		Rules:    c.catalogue,
		Findings: c.Findings,
		Problems: slices.Concat(specs.Problems, specs.Late(), c.problems()),
		Coverage: o.coverage(specs, clusters, c.Ran),
	}, nil
}

// problems are the rules that failed, and the time that ran out.
func (c checked) problems() []source.Problem {
	var out []source.Problem
	for _, e := range c.Errors {
		out = append(out, source.Problem{
			Severity: source.Error,
			Path:     path.Join(cmp.Or(e.Rule.Dir, "rules"), e.Rule.Category, strings.ReplaceAll(e.Rule.Name, "-", "_")),
			Message:  e.Error(),
			Hint:     "The other rules ran. If the rule is one of akslint's own, please report it at " + homepage + "/issues.",
		})
	}
	if c.unfinished != nil {
		out = append(out, source.Problem{
			Severity: source.Budget,
			Message:  c.unfinished.Error(),
			Hint:     "What was found before is in the report. Check fewer directories in one run.",
		})
	}
	return out
}

func (o checkOptions) coverage(specs parser.Specs, clusters []*model.Cluster, ran int) report.Coverage {
	out := report.Coverage{
		RulesOff: o.off, OffBy: o.offBy,
		Skipped:    counts(specs.Coverage.Skipped),
		Resources:  resources(specs),
		Unmodelled: counts(specs.Coverage.Unmodelled),
		Checks:     ran,
		Gone:       specs.Coverage.Gone,
	}
	templates, manifests := specs.Coverage.Templates, specs.Coverage.Manifests
	for _, c := range []report.Count{
		{Name: "Terraform", Count: specs.Coverage.Files - templates - manifests},
		{Name: "ARM template", Count: templates},
		{Name: "Kubernetes", Count: manifests},
	} {
		if c.Count > 0 {
			out.Files = append(out.Files, c)
		}
	}
	for _, c := range clusters {
		out.Clusters = append(out.Clusters, describe(c))
	}
	for _, v := range specs.Coverage.Unset {
		at := finding.Location{Range: v.At, Message: fmt.Sprintf("%s %q has no value", v.Kind, v.Name)}
		if v.Deployment != "" {
			at.Message += " in " + v.Deployment
		}
		out.Unresolved = append(out.Unresolved, at)
	}
	all := slices.Clone(specs.Outside)
	for _, d := range specs.Deployments {
		all = append(all, d.Outside...)
	}
	out.Outside = outside(all)
	return out
}

// resources counts those that the files declare, over all deployments.
func resources(specs parser.Specs) int {
	n := len(specs.Resources) - specs.Coverage.StoodIn
	for _, d := range specs.Deployments {
		n += len(d.Resources)
	}
	return n
}

// outside lists the modules that are not among the files, each call once: a
// module that is called often calls what it lacks as often.
func outside(all []azure.Outside) []finding.Location {
	var out []finding.Location
	for _, o := range all {
		at := finding.Location{Range: o.Header, Message: o.Address + " (" + o.Source + ") is not among the files"}
		again := func(l finding.Location) bool { return !o.Header.IsZero() && l.Range == o.Header }
		if !o.Any && !slices.ContainsFunc(out, again) {
			out = append(out, at)
		}
	}
	return out
}

func describe(c *model.Cluster) report.Cluster {
	out := report.Cluster{Address: c.Address, Unit: c.Unit, Deployment: c.Deployment, Environment: c.Environment.Or("")}
	if c.At != nil {
		out.Range = c.At.Locate().Origin
	}
	return out
}

// counts turns a map into a list sorted by name.
func counts(m map[string]int) []report.Count {
	var out []report.Count
	for name, n := range m {
		out = append(out, report.Count{Name: name, Count: n})
	}
	slices.SortFunc(out, func(a, b report.Count) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// listCounts writes counts as a person says them: 3 of this, 1 of that.
func listCounts(m map[string]int) string {
	var parts []string
	for _, c := range counts(m) {
		parts = append(parts, c.String())
	}
	return strings.Join(parts, ", ")
}

// oldestTable returns the date of the rules' oldest data table, as YYYY-MM-DD,
// and its name; empty strings when there are none. Every table begins with its
// date, so that little of it has to be read.
func oldestTable(fsys fs.FS) (date, name string, err error) {
	files, err := fs.Glob(fsys, "data/*.json")
	if err != nil {
		return "", "", err
	}
	for _, file := range files {
		day, err := tableAsOf(fsys, file)
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", file, err)
		}
		if date == "" || day < date {
			date, name = day, strings.TrimSuffix(path.Base(file), ".json")
		}
	}
	return date, name, nil
}

func tableAsOf(fsys fs.FS, name string) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	tokens := json.NewDecoder(f)
	var start [3]any
	for i := range start {
		if start[i], err = tokens.Token(); err != nil {
			return "", err
		}
	}
	day, ok := start[2].(string)
	if start[1] != "as_of" || !ok {
		return "", fmt.Errorf("it does not begin with its as_of date")
	}
	return day, nil
}

// plural puts a number before a noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

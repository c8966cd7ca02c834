package main

import (
	"context"
	"slices"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

// touch leaves out the deployments that no PATH touches. Those that one touches are
// read whole, so that their clusters are known; which of their parts are touched
// decides what is reported.
func (in *input) touch(tree *source.Tree) {
	named := slices.DeleteFunc(slices.Clone(tree.Targets()), func(t source.Target) bool { return t.Path == in.parse.Stream })
	if slices.Contains(named, source.Target{Path: ".", Dir: true}) {
		return
	}
	in.touched = map[string][]parser.Part{}
	for i := range in.parse.Deployments {
		d := &in.parse.Deployments[i]
		if d.Off {
			continue
		}
		parts := slices.DeleteFunc(in.parse.Parts(tree, *d), func(p parser.Part) bool { return !slices.ContainsFunc(named, p.Touches) })
		in.touched[d.Name], d.Off = parts, len(parts) == 0
	}
	in.deployments = slices.DeleteFunc(slices.Clone(in.deployments), func(d config.Deployment) bool { return len(in.touched[d.Name]) == 0 })
}

// interests reports whether a finding is about what the PATHs name: no deployment
// at all, or one of whose touched parts it has a place in.
func (in *input) interests(f finding.Finding) bool {
	if in.touched == nil || len(f.Deployments) == 0 {
		return true
	}
	return slices.ContainsFunc(f.Deployments, func(name string) bool {
		return slices.ContainsFunc(in.touched[name], func(p parser.Part) bool { return lies(f, p.Holds) })
	})
}

// lies reports whether one of the places of a finding is in a file of a kind: where
// it is, what its value came through, what it is related to, what an open check
// misses.
func lies(f finding.Finding, in func(name string) bool) bool {
	for _, places := range [][]finding.Location{{f.Location}, f.Trail, f.Related, f.Missing} {
		for _, place := range places {
			if !place.Range.IsZero() && in(place.Range.Path()) {
				return true
			}
		}
	}
	return false
}

// narrow drops the findings that were not asked about, and says how many there
// were: those in parts that no PATH touches, and those that --changed-since leaves
// out.
func (o checkOptions) narrow(ctx context.Context, c checked, clock *stopwatch) (checked, []source.Problem, error) {
	var kept, rest []finding.Finding
	for _, f := range c.Findings {
		if o.interests(f) {
			kept = append(kept, f)
		} else {
			rest = append(rest, f)
		}
	}
	c.Findings = kept
	notes := unreported(rest, "in parts of the deployments that no PATH touches")
	c, more, err := o.since.keep(ctx, o, c, clock)
	return c, append(notes, more...), err
}

// unreported says how many findings are left out, and which those are, as the
// report would count them: nothing of those that are suppressed.
func unreported(rest []finding.Finding, which string) []source.Problem {
	n := report.Report{Findings: rest}.Count()
	counts := plural(n.Failed, "finding") + " and " + plural(n.Open, "open check")
	switch {
	case n.Failed+n.Open == 0:
		return nil
	case n.Open == 0:
		counts = plural(n.Failed, "finding")
	case n.Failed == 0:
		counts = plural(n.Open, "open check")
	}
	verb := "are"
	if n.Failed+n.Open == 1 {
		verb = "is"
	}
	return []source.Problem{{Message: counts + " " + which + " " + verb + " not reported"}}
}

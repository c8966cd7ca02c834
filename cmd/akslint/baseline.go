package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/baseline"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
)

func baselineCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "baseline",
		Usage:     "remember the findings there are, so that only new ones fail",
		UsageText: "akslint baseline create|check|prune [FLAG]... [PATH]...",
		Description: `create writes a baseline with all that is found, which akslint check then leaves
out. check fails where something is found that it does not hold, and where
something it holds is fixed; prune removes what is fixed, and never adds. What
the PATHs and flags leave out of a run stays in the baseline as it is.`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "baseline", Usage: "`FILE` of the baseline", DefaultText: baseline.FileName + " at the root of the repository"},
			&cli.BoolFlag{Name: "force", Usage: "with create: replace what is there, so that it may grow", DisableDefaultText: true},
			&cli.StringFlag{Name: "as-of", Usage: "judge dated rules as on this `DATE` (YYYY-MM-DD)", DefaultText: "today"},
			&cli.BoolFlag{Name: "no-inline-allow", Usage: "honour no comment or annotation that allows a finding", DisableDefaultText: true},
			customFlag(),
		}, choiceFlags(), inputFlags()),
		Action: func(c *cli.Context) error { return baselineAction(c, s) },
	}
}

func baselineAction(c *cli.Context, s streams) error {
	verbs := []string{"create", "check", "prune"}
	verb := c.Args().First()
	if !slices.Contains(verbs, verb) {
		if verb == "" {
			return errors.New("do what with the baseline? akslint baseline create, check or prune")
		}
		return fmt.Errorf("akslint baseline %s: use one of create, check, prune%s", verb, nearest(verb, verbs, ""))
	}
	if c.Bool("force") && verb != "create" {
		return fmt.Errorf("--force goes with akslint baseline create, not with %s", verb)
	}
	o := checkOptions{noInline: c.Bool("no-inline-allow")}
	var err error
	if o.input, err = readInput(c, s); err != nil {
		return err
	}
	defer o.rules.close()
	o.paths = o.paths[1:]
	if o.choice, err = readChoice(c); err != nil {
		return err
	}
	if err := o.date(c); err != nil {
		return err
	}
	o.base = base{file: c.String("baseline"), asked: true, fresh: verb == "create"}
	if verb == "create" {
		return createBaseline(c.Context, o, s, c.Bool("force"))
	}
	return heldAgainst(c.Context, o, s, verb == "prune")
}

// createBaseline writes what is found. What the run does not look at is kept from
// the baseline that it replaces.
func createBaseline(ctx context.Context, o checkOptions, s streams, force bool) error {
	o.base.replaced = force
	now, err := compared(ctx, &o, s)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(o.base.at); err == nil && !force {
		return fmt.Errorf("%s is there already: akslint baseline prune removes what is fixed; --force replaces it", o.base.name)
	}
	if err := replaceFile(o.base.at, now.Created()); err != nil {
		return fmt.Errorf("%s: %w", o.base.name, reason(err))
	}
	say(s.err, "%s written to %s", plural(len(now.Held)+len(now.New)+len(now.Unseen), "finding"), o.base.name)
	return nil
}

// heldAgainst tells how the baseline and what is found differ, or removes what is
// fixed.
func heldAgainst(ctx context.Context, o checkOptions, s streams, prune bool) error {
	now, err := compared(ctx, &o, s)
	if err != nil {
		return err
	}
	if o.base.content == nil {
		return fmt.Errorf("there is no baseline %s: akslint baseline create writes one", o.base.name)
	}
	if prune {
		return pruneBaseline(o, s, now)
	}
	if err := tellDifference(s.out, o.base.name, now); err != nil {
		return err
	}
	if len(now.New)+len(now.Fixed) > 0 {
		return errFindings
	}
	return nil
}

func pruneBaseline(o checkOptions, s streams, now baseline.Comparison) error {
	content := now.Pruned(o.base.content)
	if string(content) != string(o.base.content.File.Data) {
		if err := replaceFile(o.base.at, content); err != nil {
			return fmt.Errorf("%s: %w", o.base.name, reason(err))
		}
	}
	say(s.err, "%s removed from %s, %d kept%s", entries(len(now.Fixed)), o.base.name, len(now.Held)+len(now.Unseen), unseenOf(now))
	return nil
}

// tellDifference writes a line for each difference, and their numbers.
func tellDifference(w io.Writer, name string, now baseline.Comparison) error {
	var out []string
	for _, e := range now.New {
		out = append(out, "new: "+told(e))
	}
	for _, e := range now.Fixed {
		out = append(out, "fixed: "+told(e))
	}
	out = append(out, fmt.Sprintf("%s not in %s, %s of it fixed, %d held%s", plural(len(now.New), "finding"), name, entries(len(now.Fixed)), len(now.Held), unseenOf(now)))
	for _, line := range out {
		if _, err := fmt.Fprintln(w, report.Visible(line)); err != nil {
			return err
		}
	}
	return nil
}

// told names what an entry is about.
func told(e baseline.Entry) string {
	out := e.Rule + " " + e.Name + ": "
	switch {
	case e.Address == "" || e.Address == e.Path:
		out += e.Path
	default:
		out += e.Address + ": " + e.Path
	}
	if e.Deployment != "" {
		out += " in " + e.Deployment
	}
	if e.File != "" {
		out += " (" + e.File + ")"
	}
	return out
}

func unseenOf(now baseline.Comparison) string {
	if len(now.Unseen) == 0 {
		return ""
	}
	return fmt.Sprintf(", %d not answered by this run", len(now.Unseen))
}

// compared runs the rules and holds what they find against the baseline. Input
// that could not be read ends it: nobody may take a part for the whole.
func compared(ctx context.Context, o *checkOptions, s streams) (baseline.Comparison, error) {
	var none baseline.Comparison
	clock := &stopwatch{}
	specs, clusters, err := upstream(ctx, &o.input, clock)
	if err != nil {
		return none, err
	}
	o.engine.Custom = o.rules.custom
	problems, err := o.choose()
	switch {
	case err != nil:
		return none, err
	case specs.Coverage.Files == 0 && len(specs.Problems) == 0:
		return none, nothingRead(o.input, specs)
	case len(clusters) == 0 && worst(specs.Problems) == nil:
		return none, noCluster(o.input, specs)
	}
	lived := o.tolerance(specs, clusters)
	o.engine.Settle = lived.settle
	checked, err := evaluate(ctx, clusters, o.engine, clock)
	if err != nil {
		return none, err
	}
	lived.found = slices.DeleteFunc(lived.found, func(f finding.Finding) bool { return !o.interests(f) })
	problems = slices.Concat(specs.Problems, problems, specs.Late(), checked.problems())
	more, err := o.unallowed(lived.set, checked, problems)
	if err != nil {
		return none, err
	}
	problems = append(problems, more...)
	tellProblems(s.err, problems)
	if err := worst(problems); err != nil {
		return none, err
	}
	if bound := slices.IndexFunc(lived.found, binding); bound >= 0 && o.base.fresh {
		say(s.err, "what %s finds is left out: nobody may suppress it", lived.found[bound].Rule.Name)
	}
	return lived.compare(checked, problems), nil
}

func binding(f finding.Finding) bool { return f.Kind == finding.Fail && f.Rule.Binding }

package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/rules"
)

// choiceFlags choose rules. They go before what the configuration says.
func choiceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "profile", Usage: "`NAME` of the rules to begin with: all, or essential (high and critical ones)", DefaultText: "all"},
		repeated{&cli.StringSliceFlag{Name: "only", Usage: "run this `RULE`, or those of a category or a pillar, and no others; may be repeated"}},
		repeated{&cli.StringSliceFlag{Name: "skip", Usage: "do not run this `RULE`, or those of a category or a pillar; may be repeated"}},
	}
}

// essential is the profile of the rules of high and critical severity.
const essential = "essential"

// choice is what flags say of the rules.
type choice struct {
	profile    string
	only, skip []string
	failOn     bool // --fail-on was given
}

func readChoice(c *cli.Context) (choice, error) {
	out := choice{profile: c.String("profile"), only: c.StringSlice("only"), skip: c.StringSlice("skip"), failOn: c.IsSet("fail-on")}
	if c.IsSet("profile") {
		return out, oneOf("profile", out.profile, config.Profiles())
	}
	return out, nil
}

// choose decides which rules run and what they weigh, by the flags and by the
// configuration. Whatever is wrong in the configuration is a problem with a place,
// and is left out.
func (o *checkOptions) choose() ([]source.Problem, error) {
	flags, file := o.choice, o.configured
	heads, err := o.heads()
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(known("only", flags.only, heads), known("skip", flags.skip, heads)); err != nil {
		return nil, cmp.Or(o.broken(), err)
	}
	p := picker{heads: heads}
	o.engine.Choice = engine.Choice{Severity: p.severities(file.Severity), Naming: file.Naming, Thresholds: file.Thresholds}
	o.engine.Choice.Runs = o.selection(p.known(file.Only), p.known(file.Skip))
	for _, h := range heads {
		if !o.engine.Choice.Runs(h) {
			o.off++
		}
	}
	switch o.off {
	case 0:
		o.engine.Choice.Runs = nil
	case len(heads):
		return nil, errors.New("no rule is left to run: all are switched off by " + strings.Join(o.offBy, " and "))
	}
	if file.FailOn.Value != "" && !flags.failOn {
		o.failOn, err = parseThreshold(file.FailOn.Value)
	}
	return p.problems, err
}

// selection puts together what the file and the flags select, and remembers which
// of them switch rules off.
func (o *checkOptions) selection(only, skip []string) func(*finding.Rule) bool {
	flags, profile := o.choice, o.configured.Profile.Value
	if len(only)+len(skip) > 0 || profile == essential {
		o.offBy = []string{o.configFile}
	}
	if len(flags.only) > 0 { // what is named is what runs, whatever the file leaves out
		only, skip, profile, o.offBy = flags.only, nil, "", []string{"--only"}
	}
	if flags.profile != "" {
		profile = flags.profile
	}
	if flags.profile == essential {
		o.offBy = append(o.offBy, "--profile")
	}
	if len(flags.skip) > 0 {
		skip = append(skip, flags.skip...)
		o.offBy = append(o.offBy, "--skip")
	}
	return runs(profile, only, skip, o.engine.Choice.Severity)
}

// broken is what is wrong with the rules of users, nil for nothing: where they
// cannot be read, nobody knows what they are called.
func (o *checkOptions) broken() error {
	_, err := engine.Load(rules.FS, engine.Options{Custom: o.engine.Custom, For: []*model.Cluster{}})
	return err
}

// known refuses what a flag selects and nobody has.
func known(flag string, given []string, heads []*finding.Rule) error {
	for _, selector := range given {
		if !selects(selector, heads) {
			return fmt.Errorf("--%s %s: there is no such rule, category or pillar%s", flag, selector, nearest(selector, selectors(heads), ""))
		}
	}
	return nil
}

// heads are the rules there are.
func (o *checkOptions) heads() ([]*finding.Rule, error) {
	heads, err := engine.Heads(rules.FS)
	for _, c := range o.engine.Custom {
		if err != nil {
			return nil, err
		}
		var more []*finding.Rule
		more, err = engine.Heads(c.Files)
		heads = append(heads, more...)
	}
	return heads, err
}

// runs tells of a rule whether it runs. A rule that weighs what the user says
// is essential by that weight.
func runs(profile string, only, skip []string, weight map[string]finding.Severity) func(*finding.Rule) bool {
	return func(r *finding.Rule) bool {
		among := func(list []string) bool {
			return slices.ContainsFunc(list, func(s string) bool { return selected(s, r) })
		}
		severity, ok := weight[r.ID]
		if !ok {
			severity = r.Severity
		}
		return (profile != essential || severity >= finding.High) && (len(only) == 0 || among(only)) && !among(skip)
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/rules"
)

// checkOptions is one run of akslint check.
type checkOptions struct {
	input
	engine     engine.Options
	asOf       string
	failOn     threshold
	choice     choice
	off        int      // rules that are switched off
	offBy      []string // what switches them off
	noInline   bool     // comments and annotations allow nothing
	since      since    // what is reported
	allowEmpty bool
	reports    []destination
	report     report.Options
	quiet      bool // nothing is said that is not asked for
	verbose    bool
}

func checkCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "check the clusters in Terraform and ARM templates, and what manifests put onto them",
		UsageText: "akslint check [FLAG]... [PATH]...",
		Description: `A PATH is a directory, read with everything below it, or a file: of Terraform,
it stands for the root module it belongs to; an ARM template is read with the
parameter files that belong to it, a parameter file with its template; a
manifest stands for its directory, a file of a chart or of an overlay for the
whole of it. A - is a template, a plan or a stream of manifests on standard input. Without a PATH it is the working directory. Where the configuration has deployments, those that a PATH touches are read whole, and what has a place in the parts it touches is reported. The report goes to standard output, everything else to standard error.` + environmentHelp(),
		Flags: slices.Concat(reportFlags(), []cli.Flag{
			&cli.StringFlag{Name: "fail-on", Value: "low", Usage: "lowest `SEVERITY` that fails the run: critical, high, medium, low, info, or never", DefaultText: "low"},
			&cli.StringFlag{Name: "as-of", Usage: "judge dated rules as on this `DATE` (YYYY-MM-DD)", DefaultText: "today"},
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to color the text: auto, always, never"},
			&cli.BoolFlag{Name: "allow-empty", Usage: "finding no file to read, or no cluster in them, is not an error", DisableDefaultText: true},
			&cli.BoolFlag{Name: "audit", Usage: "add to SARIF what code scanning must not show as an alert, such as checks that stayed open", DisableDefaultText: true},
			customFlag(),
			&cli.DurationFlag{Name: "rules-timeout", Value: 10 * time.Second, Usage: "`TIME` that one of them may take over one cluster", DefaultText: "10s"},
			&cli.BoolFlag{Name: "quiet", Usage: "say nothing beyond findings and what could not be read", DisableDefaultText: true},
			&cli.BoolFlag{Name: "verbose", Usage: "tell on standard error where the time goes", DisableDefaultText: true},
		}, choiceFlags(), allowFlags(), []cli.Flag{sinceFlag()}, inputFlags()),
		Action: func(c *cli.Context) error {
			o, err := readCheckOptions(c, s)
			if err != nil {
				return err
			}
			defer o.rules.close()
			return check(c.Context, o, s)
		},
	}
}

// check is the whole river.
func check(ctx context.Context, o checkOptions, s streams) error {
	clock := &stopwatch{line: watch(ctx, s, o.quiet)}
	defer clock.line.end()
	specs, clusters, err := upstream(ctx, &o.input, clock)
	if err != nil {
		return err
	}
	o.engine.Custom = o.rules.custom
	if specs.Coverage.Files == 0 && len(specs.Problems) == 0 && !o.allowEmpty {
		return nothingRead(o.input, specs)
	}
	wrong, err := o.choose()
	if err != nil {
		return err
	}
	specs.Problems = append(specs.Problems, wrong...)
	lived := o.tolerance(specs, clusters)
	o.engine.Settle = lived.settle
	checked, err := evaluate(ctx, clusters, o.engine, clock)
	if err != nil {
		return err
	}
	if wrong, err = lived.problems(checked, specs.Problems); err != nil {
		return err
	}
	specs.Problems = append(specs.Problems, wrong...)
	if checked, wrong, err = o.narrow(ctx, checked, clock); err != nil {
		return err
	}
	specs.Problems = append(specs.Problems, wrong...)
	r, err := assemble(o, specs, clusters, checked)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err // told to stop: whoever did so wants no report
	}
	verdict := judge(r, o.failOn)
	if verdict == nil && len(clusters) == 0 && !o.allowEmpty {
		verdict = noCluster(o.input, specs)
	}
	code := exitCode(verdict)
	o.report.ExitCode = &code
	clock.start("report", "")
	if err := writeReports(s.out, r, o); err != nil {
		return err
	}
	talk(s.err, o, r)
	if o.verbose {
		clock.print(s.err)
	}
	return verdict
}

// checked is what the rules had to say.
type checked struct {
	catalogue []*finding.Rule
	engine.Result
	unfinished error // the budget that ran out, nil when none did
}

// evaluate runs the rules. Without a cluster there is nothing to load ours for: a
// hook is started for all kinds of Terraform. Broken rules of users are told anyway.
func evaluate(ctx context.Context, clusters []*model.Cluster, opts engine.Options, clock *stopwatch) (checked, error) {
	if len(clusters)+len(opts.Custom) == 0 {
		return checked{}, nil
	}
	opts.For = append([]*model.Cluster{}, clusters...)
	clock.start("load rules", "loading rules for "+plural(len(clusters), "cluster"))
	checks, err := engine.Load(rules.FS, opts)
	if err != nil {
		return checked{}, err
	}
	clock.start("check", "checking "+plural(len(clusters), "cluster"))
	spareMemory()
	result, err := checks.Check(ctx, clusters)
	if err != nil && !errors.Is(err, engine.ErrBudget) {
		return checked{}, err
	}
	return checked{catalogue: checks.Rules(), Result: result, unfinished: err}, nil
}

func readCheckOptions(c *cli.Context, s streams) (checkOptions, error) {
	o := checkOptions{
		allowEmpty: c.Bool("allow-empty"),
		quiet:      c.Bool("quiet"),
		verbose:    c.Bool("verbose"),
		report:     report.Options{Audit: c.Bool("audit"), Category: c.String("category"), Brief: c.Bool("quiet"), Files: shownAt(os.Getenv)},
	}
	if o.quiet && o.verbose {
		return o, errors.New("--quiet and --verbose contradict each other: give one of them")
	}
	if o.engine.CustomDeadline = c.Duration("rules-timeout"); o.engine.CustomDeadline <= 0 {
		return o, errors.New("--rules-timeout: write a time that is longer than nothing, such as 10s")
	}
	var err error
	if o.input, err = readInput(c, s); err != nil {
		return o, err
	}
	if o.reports, err = readReports(c); err != nil {
		return o, err
	}
	if o.since, err = readSince(c, s); err != nil {
		return o, err
	}
	if err := oneOf("color", c.String("color"), []string{"auto", "always", "never"}); err != nil {
		return o, err
	}
	if onStdout(o.reports) == report.Text {
		o.report.Color, o.report.Width = useColor(c.String("color"), s.out), columnsOf(c.String("color"), s.out)
	}
	if o.failOn, err = parseThreshold(c.String("fail-on")); err != nil {
		return o, err
	}
	if o.choice, err = readChoice(c); err != nil {
		return o, err
	}
	o.allow(c)
	return o, o.date(c)
}

// date takes the day of the run.
func (o *checkOptions) date(c *cli.Context) (err error) {
	day := time.Now().UTC()
	if date := c.String("as-of"); date != "" {
		if day, err = time.Parse(time.DateOnly, date); err != nil {
			return fmt.Errorf("--as-of %s: write a date as YYYY-MM-DD", date)
		}
	}
	o.asOf, o.engine.AsOf = day.Format(time.DateOnly), day
	return nil
}

// oneOf refuses a flag's value that is none of the given ones.
func oneOf(flag, value string, allowed []string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return fmt.Errorf("--%s %s: use one of %s%s", flag, value, strings.Join(allowed, ", "), nearest(value, allowed, ""))
}

// threshold is the severity from which findings fail a run.
type threshold struct {
	severity finding.Severity
	never    bool
}

func parseThreshold(name string) (threshold, error) {
	if strings.EqualFold(name, "never") {
		return threshold{never: true}, nil
	}
	s, err := finding.ParseSeverity(name)
	if err != nil {
		return threshold{}, fmt.Errorf("--fail-on: %w, never", err)
	}
	return threshold{severity: s}, nil
}

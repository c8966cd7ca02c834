package main

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	format     string
	failOn     threshold
	allowEmpty bool
	output     string
	report     report.Options
	timings    bool
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
whole of it. A - is a template, a plan or a stream of manifests on standard input. Without a PATH it is the working directory. The report goes to standard output, everything else to standard error.` + environmentHelp(),
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: report.Text, Usage: "`FORMAT` of the report: " + strings.Join(report.Formats(), ", ")},
			&cli.StringFlag{Name: "output", Usage: "write the report to a `FILE` instead of standard output"},
			&cli.StringFlag{Name: "fail-on", Value: "low", Usage: "lowest `SEVERITY` that fails the run: critical, high, medium, low, info, or never"},
			&cli.StringFlag{Name: "as-of", Usage: "judge dated rules as on this `DATE` (YYYY-MM-DD)", DefaultText: "today"},
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to color the text: auto, always, never"},
			&cli.BoolFlag{Name: "allow-empty", Usage: "finding no file to read, or no cluster in them, is not an error", DisableDefaultText: true},
			&cli.BoolFlag{Name: "audit", Usage: "add to SARIF what code scanning must not show as an alert, such as checks that stayed open", DisableDefaultText: true},
			&cli.BoolFlag{Name: "timings", Usage: "print where the time goes", Hidden: true, DisableDefaultText: true},
		}, inputFlags()...),
		Action: func(c *cli.Context) error {
			o, err := readCheckOptions(c, s)
			if err != nil {
				return err
			}
			return check(c.Context, o, s)
		},
	}
}

// check is the whole river.
func check(ctx context.Context, o checkOptions, s streams) error {
	clock := startStopwatch()
	specs, clusters, err := upstream(ctx, o.input, clock)
	if err != nil {
		return err
	}
	if specs.Coverage.Files == 0 && len(specs.Problems) == 0 && !o.allowEmpty {
		return nothingRead(o.input, specs)
	}
	checked, err := evaluate(ctx, clusters, o.engine, clock)
	if err != nil {
		return err
	}
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
	err = writeOutput(s.out, o.output, func(w io.Writer) error { return report.Write(w, o.format, r, o.report) })
	if err != nil {
		return err
	}
	clock.lap("report")
	talk(s.err, o, r)
	if o.timings {
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

// evaluate runs the rules. Without a cluster there is nothing to load them for:
// a hook is started for all kinds of Terraform.
func evaluate(ctx context.Context, clusters []*model.Cluster, opts engine.Options, clock *stopwatch) (checked, error) {
	if len(clusters) == 0 {
		return checked{}, nil
	}
	opts.For = clusters
	checks, err := engine.Load(rules.FS, opts)
	if err != nil {
		return checked{}, err
	}
	clock.lap("load rules")
	result, err := checks.Check(ctx, clusters)
	clock.lap("check")
	if err != nil && !errors.Is(err, engine.ErrBudget) {
		return checked{}, err
	}
	return checked{catalogue: checks.Rules(), Result: result, unfinished: err}, nil
}

func readCheckOptions(c *cli.Context, s streams) (checkOptions, error) {
	o := checkOptions{
		format:     c.String("format"),
		allowEmpty: c.Bool("allow-empty"),
		timings:    c.Bool("timings"),
		report:     report.Options{Audit: c.Bool("audit")},
		output:     c.String("output"),
	}
	var err error
	if o.input, err = readInput(c, s); err != nil {
		return o, err
	}
	if err := oneOf("format", o.format, report.Formats()); err != nil {
		return o, err
	}
	if err := oneOf("color", c.String("color"), []string{"auto", "always", "never"}); err != nil {
		return o, err
	}
	if o.format == report.Text && o.output == "" {
		o.report.Color = useColor(c.String("color"), s.out)
	}
	if o.failOn, err = parseThreshold(c.String("fail-on")); err != nil {
		return o, err
	}
	day := time.Now().UTC()
	if date := c.String("as-of"); date != "" {
		if day, err = time.Parse(time.DateOnly, date); err != nil {
			return o, fmt.Errorf("--as-of %s: write a date as YYYY-MM-DD", date)
		}
	}
	o.asOf, o.engine.AsOf = day.Format(time.DateOnly), day
	return o, nil
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

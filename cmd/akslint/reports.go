package main

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/report"
)

// destination is one report of a run: its format, the file it goes to, which is
// empty for standard output, and the flag that asked for it.
type destination struct{ format, path, flag string }

// reportFlags are the flags that say which reports are written.
func reportFlags() []cli.Flag {
	formats := strings.Join(report.Formats(), ", ")
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Value: report.Text, Usage: "`FORMAT` of the report: " + formats},
		&cli.StringFlag{Name: "output", Usage: "write the report to a `FILE` instead of standard output"},
		repeated{&cli.StringSliceFlag{Name: "report", Usage: "write one more report, as `FORMAT=FILE`, or as FORMAT to standard output; may be repeated"}},
		&cli.StringFlag{Name: "category", Usage: "`NAME` that tells several SARIF reports about one commit apart"},
	}
}

// readReports says which reports are asked for: that of --format and --output,
// and those of --report. One of them may go to standard output, and where none of
// --report does, the first one goes there unless it has a file.
func readReports(c *cli.Context) ([]destination, error) {
	first := destination{c.String("format"), fileOf(c.String("output")), "--output " + c.String("output")}
	if err := oneOf("format", first.format, report.Formats()); err != nil {
		return nil, err
	}
	var more []destination
	for _, given := range c.StringSlice("report") {
		d, err := readDestination(given)
		if err != nil {
			return nil, err
		}
		more = append(more, d)
	}
	all := append([]destination{first}, more...)
	if !c.IsSet("format") && !c.IsSet("output") && onStdout(more) != "" {
		all = more
	}
	return all, apart(all)
}

// readDestination takes FORMAT, FORMAT=FILE or FORMAT=-.
func readDestination(given string) (destination, error) {
	format, path, named := strings.Cut(given, "=")
	if err := oneOf("report", format, report.Formats()); err != nil {
		return destination{}, err
	}
	if named && path == "" {
		return destination{}, fmt.Errorf("--report %s: the file has no name; write - for standard output", given)
	}
	return destination{format, fileOf(path), "--report " + given}, nil
}

// fileOf is the file that a name means: - is standard output.
func fileOf(name string) string {
	if name == "-" {
		return ""
	}
	return name
}

// onStdout returns the format of the report on standard output, empty for none.
func onStdout(all []destination) string {
	for _, d := range all {
		if d.path == "" {
			return d.format
		}
	}
	return ""
}

// writeReports writes each report to its place, in the order they were asked for.
// One that cannot be written keeps no other one from being written.
func writeReports(out io.Writer, r report.Report, o checkOptions) error {
	var failed error
	for _, d := range o.reports {
		opts := o.report
		if d.path != "" {
			opts.Color, opts.Width = false, 0
		}
		err := writeOutput(out, d.path, func(w io.Writer) error { return report.Write(w, d.format, r, opts) })
		if err != nil && d.path != "" {
			err = fmt.Errorf("%s: %w", d.flag, err)
		}
		if err != nil && failed != nil {
			err = fmt.Errorf("%w; %w", failed, err)
		}
		failed = cmp.Or(err, failed)
	}
	return failed
}

// shownAt returns the address below which the files of the commit are shown, as
// the CI system that runs this says; empty elsewhere. A person who reads a report
// there wants to go from a finding to its line.
func shownAt(getenv func(string) string) string {
	base, commit := "", ""
	switch {
	case getenv("GITHUB_ACTIONS") == "true" && getenv("GITHUB_REPOSITORY") != "":
		base, commit = getenv("GITHUB_SERVER_URL")+"/"+getenv("GITHUB_REPOSITORY")+"/blob/", getenv("GITHUB_SHA")
	case getenv("GITLAB_CI") == "true":
		base, commit = getenv("CI_PROJECT_URL")+"/-/blob/", getenv("CI_COMMIT_SHA")
	}
	u, err := url.Parse(base + commit + "/")
	if err != nil || commit == "" || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return ""
	}
	return strings.NewReplacer("(", "%28", ")", "%29").Replace(u.String())
}

// talk says on w what nobody would see who looks at standard output: that part of
// the input failed, and where the other reports went.
func talk(w io.Writer, o checkOptions, r report.Report) {
	if onStdout(o.reports) != report.Text {
		tellProblems(w, r.Problems)
	}
	var files []string
	for _, d := range o.reports {
		if d.path != "" {
			files = append(files, d.path)
		}
	}
	if len(files) == 0 || o.quiet {
		return
	}
	where := "report written to " + files[0]
	if len(files) > 1 {
		where = "reports written to " + strings.Join(files, ", ")
	}
	if onStdout(o.reports) == "" {
		n := r.Count()
		where = plural(n.Failed, "finding") + ", " + plural(n.Open, "open check") + "; " + where
	}
	say(w, "%s", where)
}

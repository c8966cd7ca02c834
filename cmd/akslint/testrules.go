package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/ruletest"
	"github.com/akslint/akslint/rules"
)

// testOptions is one run of akslint test.
type testOptions struct {
	dir      string
	update   bool
	coverage bool
	atLeast  int // per cent of the lines that tests have to reach
}

func testCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "test",
		Usage:     "test rules of your own",
		UsageText: "akslint test [FLAG]... DIR",
		Description: `Runs the Rego tests (*_test.rego) of the rules in DIR and holds each rule against
the configurations in its folder: in those called bad* it finds what want.txt
says, in those called good* nothing, and those called unknown* stay open. Then
everything these files say is hidden, one value at a time: a rule that knows less
must not accuse more.`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "update", Usage: "write to want.txt what was found", DisableDefaultText: true},
			&cli.BoolFlag{Name: "coverage", Usage: "print which lines the Rego tests reach", DisableDefaultText: true},
			&cli.IntFlag{Name: "min-coverage", Usage: "fail where they reach less than this `PERCENTAGE` of all lines"},
		},
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 || c.Args().First() == "" {
				return errors.New("which rules? akslint test DIR, where DIR/CATEGORY/NAME/rule.rego is one of them")
			}
			o := testOptions{dir: c.Args().First(), update: c.Bool("update"), coverage: c.Bool("coverage"), atLeast: c.Int("min-coverage")}
			if o.atLeast < 0 || o.atLeast > 100 {
				return fmt.Errorf("--min-coverage %d: write a number from 0 to 100", o.atLeast)
			}
			return testRules(c.Context, o, s)
		},
	}
}

// testRules runs the tests and prints what came of them.
func testRules(ctx context.Context, o testOptions, s streams) error {
	dirs, err := openRules([]string{o.dir})
	if err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "--rules "))
	}
	defer dirs.close()
	opts := ruletest.Options{Own: rules.FS, Custom: dirs.custom[0]}
	if o.update {
		opts.Write = func(name string, data []byte) error {
			return os.WriteFile(filepath.Join(dirs.at[0], filepath.FromSlash(name)), data, 0o666)
		}
	}
	result, err := ruletest.Run(ctx, opts)
	if mistakes, ok := errors.AsType[engine.Mistakes](err); ok {
		for _, m := range mistakes {
			say(s.err, "%s", m)
		}
		return errInput
	}
	if err != nil {
		return err
	}
	return o.print(s.out, result)
}

// print writes the result. The error says that something did not hold.
func (o testOptions) print(w io.Writer, result ruletest.Result) error {
	var b strings.Builder
	failed := 0
	for _, f := range result.Folders {
		if len(f.Mistakes) > 0 {
			failed++
		}
		describeFolder(&b, f)
	}
	lines, reached := 0, 0
	for _, c := range result.Coverage {
		lines, reached = lines+c.Lines, reached+c.Reached
		if o.coverage {
			fmt.Fprintf(&b, "reached: %s\n", report.Visible(c.String()))
		}
	}
	tooFew := reached*100 < o.atLeast*lines
	if o.coverage || tooFew {
		fmt.Fprintf(&b, "%d%% of the lines are reached by the Rego tests", reached*100/max(lines, 1))
		if tooFew {
			fmt.Fprintf(&b, ", %d%% are asked for", o.atLeast)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s, %d failed\n", plural(len(result.Folders), "folder"), failed)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	if failed > 0 || tooFew {
		return errFindings
	}
	return nil
}

func describeFolder(b *strings.Builder, f ruletest.Folder) {
	word, name := "ok  ", f.Name
	if len(f.Mistakes) > 0 {
		word = "FAIL"
	}
	if f.Rule != nil {
		name += " (" + f.Rule.ID + ")"
	}
	fmt.Fprintf(b, "%s %s: %s, %s, %s hidden", word, report.Visible(name), plural(f.Tests, "test"), plural(f.Fixtures, "fixture"), plural(f.Hidden, "value"))
	if f.Skipped > 0 {
		fmt.Fprintf(b, "; %s skipped", plural(f.Skipped, "test"))
	}
	b.WriteString("\n")
	for _, m := range f.Mistakes {
		fmt.Fprintf(b, "     %s\n", report.Visible(m.String()))
	}
	for _, p := range f.Printed {
		for line := range strings.SplitSeq(p, "\n") {
			fmt.Fprintf(b, "     printed by %s\n", report.Visible(line))
		}
	}
}

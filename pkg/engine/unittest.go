package engine

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
)

// UnitTest is one test_ rule beside the rules of users. Message of its place says
// why it failed and is empty when it passed.
type UnitTest struct {
	Mistake
	// Name is that of the rule; Skipped ones begin with todo_.
	Name    string
	Skipped bool
	// Printed is what print said.
	Printed string
}

// Coverage says which lines of a file the unit tests reach.
type Coverage struct {
	File string
	// Lines that can be reached, and how many of them are.
	Lines, Reached int
	// Missed are the ranges of lines that are not, first and last, in order.
	Missed [][2]int
}

// RunUnitTests runs the Rego tests of users over small models of their own, as opa
// test does. It fails with [Mistakes] where they do not compile.
func RunUnitTests(ctx context.Context, own fs.FS, opts Options) ([]UnitTest, []Coverage, error) {
	s := &shelf{modules: map[string]*ast.Module{}, folders: map[string]string{}, names: map[string]string{}}
	for _, c := range opts.Custom {
		for _, name := range s.list(c) {
			s.module(c, name)
		}
	}
	if len(s.mistakes) > 0 {
		return nil, nil, s.mistakes
	}
	theirs := s.files()
	if err := s.libraries(own); err != nil {
		return nil, nil, err
	}
	c := ast.NewCompiler().
		WithCapabilities(customCapabilities("internal.test_case", "internal.print", "print")).
		WithDefaultRegoVersion(ast.RegoV1).
		WithEnablePrintStatements(true)
	covered := cover.New()
	results, err := tester.NewRunner().
		SetCompiler(c).
		SetModules(s.modules).
		SetStore(newTables(own, opts.AsOf)).
		SetCoverageQueryTracer(covered).
		CapturePrintOutput(true).
		RaiseBuiltinErrors(false).
		SetParallel(1).
		SetTimeout(cmp.Or(opts.CustomDeadline, 10*time.Second)).
		RunTests(guarded(ctx), nil)
	if err != nil {
		s.mistakes.compiler("", err)
		return nil, nil, s.mistakes
	}
	var out []UnitTest
	for r := range results {
		out = append(out, unitTest(r))
	}
	slices.SortFunc(out, func(a, b UnitTest) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	s.links(c, own)
	if len(s.mistakes) > 0 {
		return nil, nil, s.mistakes
	}
	return out, coverage(covered.Report(s.modules), theirs), ctx.Err()
}

// files are the rules and libraries of users, tests left out.
func (s *shelf) files() []string {
	var out []string
	for file := range s.modules {
		if !isTest(file) {
			out = append(out, file)
		}
	}
	slices.Sort(out)
	return out
}

func unitTest(r *tester.Result) UnitTest {
	t := UnitTest{Name: r.Name, Skipped: r.Skip, Printed: string(r.Output)}
	t.File, t.Line, t.Column = r.Location.File, r.Location.Row, r.Location.Col
	var failed []string
	for name, sub := range r.SubResults.Iter {
		if sub.Fail && len(sub.SubResults) == 0 {
			failed = append(failed, strings.Join(name, ", "))
		}
	}
	switch {
	case r.Error != nil:
		t.Message = r.Name + ": " + r.Error.Error()
	case r.Fail && len(failed) > 0:
		t.Message = r.Name + " does not hold for " + strings.Join(failed, "; ")
	case r.Fail:
		t.Message = r.Name + " does not hold"
	}
	return t
}

func coverage(report cover.Report, files []string) []Coverage {
	out := make([]Coverage, 0, len(files))
	for _, file := range files {
		c := Coverage{File: file}
		if f := report.Files[file]; f != nil {
			c.Lines, c.Reached = f.CoveredLines+f.NotCoveredLines, f.CoveredLines
			for _, r := range f.NotCovered { // in order, several in a line
				if n := len(c.Missed); n > 0 && r.Start.Row <= c.Missed[n-1][1]+1 {
					c.Missed[n-1][1] = max(c.Missed[n-1][1], r.End.Row)
				} else {
					c.Missed = append(c.Missed, [2]int{r.Start.Row, r.End.Row})
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// String says how much is reached: policy/x/y/rule.rego: 12 of 14 lines, not 8, 10-11.
func (c Coverage) String() string {
	text := fmt.Sprintf("%s: %d of %d lines", path.Clean(c.File), c.Reached, c.Lines)
	for i, m := range c.Missed {
		text += []string{", not ", ", "}[min(i, 1)] + fmt.Sprint(m[0])
		if m[1] > m[0] {
			text += fmt.Sprintf("-%d", m[1])
		}
	}
	return text
}

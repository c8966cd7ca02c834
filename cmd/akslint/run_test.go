package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/report"
	"github.com/akslint/akslint/pkg/source"
)

func TestExitCode(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"nothing to say", nil, 0},
		{"findings", errFindings, 1},
		{"unreadable input", errInput, 2},
		{"any other error", errors.New("no such flag"), 2},
		{"part not analysed", errUnfinished, 3},
		{"a budget", fmt.Errorf("rule AKS001: %w", engine.ErrBudget), 3},
		{"a signal", errInterrupted, 3},
		{"a cancelled check", fmt.Errorf("check: %w", context.Canceled), 3},
		{"a panic", guard(func() error { panic("secret") }), 3},
	} {
		if got := exitCode(c.err); got != c.want {
			t.Errorf("%s: exit code %d, want %d", c.name, got, c.want)
		}
	}
}

func TestJudge(t *testing.T) {
	low := finding.Finding{Severity: finding.Low}
	info := finding.Finding{Severity: finding.Info}
	open := finding.Finding{Severity: finding.Critical, Kind: finding.Open}
	accepted := finding.Finding{Severity: finding.Critical, Suppression: &finding.Suppression{Reason: "agreed"}}
	fromLow, never := threshold{severity: finding.Low}, threshold{never: true}
	for _, c := range []struct {
		name     string
		findings []finding.Finding
		problems []source.Severity
		failOn   threshold
		want     error
	}{
		{"nothing", nil, nil, fromLow, nil},
		{"at the threshold", []finding.Finding{low}, nil, fromLow, errFindings},
		{"below the threshold", []finding.Finding{info}, nil, fromLow, nil},
		{"info when asked for", []finding.Finding{info}, nil, threshold{}, errFindings},
		{"open checks", []finding.Finding{open}, nil, fromLow, nil},
		{"suppressed", []finding.Finding{accepted}, nil, fromLow, nil},
		{"never", []finding.Finding{low}, nil, never, nil},
		{"a note", nil, []source.Severity{source.Note}, fromLow, nil},
		{"a broken file", nil, []source.Severity{source.Note, source.Error}, never, errInput},
		{"findings and a broken file", []finding.Finding{low}, []source.Severity{source.Error}, fromLow, errInput},
		{"a broken file and a budget", nil, []source.Severity{source.Error, source.Budget, source.Error}, fromLow, errUnfinished},
	} {
		r := report.Report{Findings: c.findings}
		for _, s := range c.problems {
			r.Problems = append(r.Problems, source.Problem{Severity: s})
		}
		if got := judge(r, c.failOn); !errors.Is(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// A panic is described by where it happened, never by what it held: that may be
// text of the user's files.
func TestGuard(t *testing.T) {
	var list []int
	for _, c := range []struct {
		name string
		f    func() error
		want string
	}{
		{"text", func() error { panic("password = hunter2") }, "panic with a string"},
		{"an error of Go", func() error { return fmt.Errorf("%d", list[3]) }, "index out of range"},
	} {
		var talk strings.Builder
		code := conclude(guard(c.f), &talk)
		if code != exitFailure {
			t.Errorf("%s: exit code %d", c.name, code)
		}
		for _, want := range []string{c.want, "please report", "run_test.go"} {
			if !strings.Contains(talk.String(), want) {
				t.Errorf("%s: %q is missing in\n%s", c.name, want, talk.String())
			}
		}
		if strings.Contains(talk.String(), "hunter2") {
			t.Errorf("%s: the crash text quotes the value:\n%s", c.name, talk.String())
		}
	}
	if err := guard(func() error { return errInput }); !errors.Is(err, errInput) {
		t.Errorf("an error came back as %v", err)
	}
}

// A signal ends a run even while something is busy that cannot be cancelled.
// Without that the test would not end.
func TestInterrupted(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	var talk strings.Builder
	stop := make(chan os.Signal, 1)
	stop <- syscall.SIGTERM
	code := supervise(func(context.Context) error { <-release; return nil }, &talk, stop)
	if code != exitFailure || !strings.Contains(talk.String(), "interrupted") {
		t.Errorf("exit code %d, said %q", code, talk.String())
	}
	if n := strings.Count(talk.String(), "\n"); n != 1 {
		t.Errorf("%d lines, want one: %q", n, talk.String())
	}
}

// What ends by itself although it was told to stop keeps its answer; what
// gives up because of it has none.
func TestStoppedInTime(t *testing.T) {
	for _, c := range []struct {
		name   string
		finish func(context.Context) error
		want   int
		says   string
	}{
		{"finished", func(context.Context) error { return errFindings }, exitFindings, ""},
		{"gave up", func(ctx context.Context) error { return fmt.Errorf("check: %w", ctx.Err()) }, exitFailure, "interrupted"},
	} {
		var talk strings.Builder
		stop := make(chan os.Signal, 1)
		stop <- os.Interrupt
		code := supervise(func(ctx context.Context) error { <-ctx.Done(); return c.finish(ctx) }, &talk, stop)
		if code != c.want || !strings.Contains(talk.String(), c.says) || (c.says == "") != (talk.Len() == 0) {
			t.Errorf("%s: exit code %d, said %q", c.name, code, talk.String())
		}
	}
}

func TestQuietPipe(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Close(); err != nil {
		t.Fatal(err)
	}
	defer write.Close()
	n, err := quietPipe{write}.Write([]byte("report"))
	if n != 6 || err != nil {
		t.Errorf("wrote %d bytes, %v", n, err)
	}
	if _, err := write.WriteString("report"); !errors.Is(err, syscall.EPIPE) {
		t.Errorf("the pipe is not closed: %v", err)
	}
}

// Whatever reaches standard error is one line, however hostile.
func TestSay(t *testing.T) {
	var talk strings.Builder
	say(&talk, "read %s: %s", "\x1b[31mmain\u202e.tf", "no\n::error::such\rfile")
	got := talk.String()
	if want := `akslint: read \x1b[31mmain\u202e.tf: no\n::error::such\rfile` + "\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

// A rule that fails is never silent, and neither is a budget that ran out.
func TestUnfinishedChecks(t *testing.T) {
	broken := engine.RuleError{
		Rule:    &finding.Rule{ID: "AKS999", Name: "bad-thing", Category: "network"},
		Cluster: "azurerm_kubernetes_cluster.shop",
		Err:     errors.New("division by zero"),
	}
	late := fmt.Errorf("rule AKS998: %w", engine.ErrBudget)
	for _, c := range []struct {
		name    string
		checked checked
		code    int
		place   string
		says    string
	}{
		{"a failing rule", checked{Result: engine.Result{Errors: []engine.RuleError{broken}}}, exitInput, "rules/network/bad_thing", "AKS999"},
		{"a budget", checked{unfinished: late}, exitFailure, "", "AKS998"},
	} {
		problems := c.checked.problems()
		if len(problems) != 1 || problems[0].Place() != c.place || !strings.Contains(problems[0].Message, c.says) {
			t.Errorf("%s: problems %+v", c.name, problems)
		}
		if code := exitCode(judge(report.Report{Problems: problems}, threshold{never: true})); code != c.code {
			t.Errorf("%s: exit code %d, want %d", c.name, code, c.code)
		}
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/report"
)

// The exit codes. They are a promise; scripts rely on them.
const (
	exitClean    = 0 // nothing at or above the threshold
	exitFindings = 1 // findings at or above it
	exitInput    = 2 // wrong usage, a broken rule, input that could not be read, or no cluster
	exitFailure  = 3 // an internal error, an interruption, or a budget exceeded
)

// grace is how long an interrupted run may take to put its things away.
const grace = 500 * time.Millisecond

// streams are where output goes, the report to out and all talk to err, and
// where a file called - comes from.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// Verdicts that are not worth a message of their own: the report says it all.
var (
	errFindings   = errors.New("findings at or above the threshold")
	errInput      = errors.New("some input could not be read")
	errUnfinished = errors.New("part of the input was not analysed")
)

// errInterrupted ends a run that was told to stop.
var errInterrupted = errors.New("interrupted before the end: there is no report")

// run runs one command line until it is done or told to stop.
func run(args []string, s streams, stop <-chan os.Signal) int {
	return supervise(func(ctx context.Context) error { return runApp(ctx, args, s) }, s.err, stop)
}

// outcome is how a run ended.
type outcome struct{ err error }

// supervise runs f, and gives up on it soon after a signal: not everything that
// takes time can be cancelled. It says on w how it ended.
func supervise(f func(context.Context) error, w io.Writer, stop <-chan os.Signal) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan outcome, 1)
	go func() { done <- outcome{guard(func() error { return f(ctx) })} }()
	select {
	case o := <-done:
		return conclude(o.err, w)
	case <-stop:
	}
	cancel()
	select {
	case o := <-done:
		if !errors.Is(o.err, context.Canceled) {
			return conclude(o.err, w) // it was too late to stop: the report is out
		}
	case <-time.After(grace):
	}
	return conclude(errInterrupted, w)
}

// conclude says on w what went wrong, where the report does not, and returns the
// exit code.
func conclude(err error, w io.Writer) int {
	crash, crashed := errors.AsType[*crashError](err)
	switch {
	case err == nil, errors.Is(err, errFindings), errors.Is(err, errInput), errors.Is(err, errUnfinished):
	case crashed:
		crash.describe(w)
	default:
		say(w, "%s", err)
	}
	return exitCode(err)
}

// exitCode chooses the exit code. No other function does.
func exitCode(err error) int {
	_, crashed := errors.AsType[*crashError](err)
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errUnfinished), errors.Is(err, engine.ErrBudget), errors.Is(err, errInterrupted),
		errors.Is(err, context.Canceled), crashed:
		return exitFailure
	}
	return exitInput
}

// say prints one line of talk. Text from outside is made printable first.
func say(w io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(w, "akslint: %s\n", report.Visible(fmt.Sprintf(format, args...)))
}

// crashError is a panic that was caught. It is a bug in akslint.
type crashError struct {
	cause string
	stack []byte
}

func (e *crashError) Error() string { return "internal error: " + e.cause }

// describe prints what to report. The stack names functions and lines of
// akslint, and nothing of the files that were read.
func (e *crashError) describe(w io.Writer) {
	say(w, "%s", e)
	say(w, "this is a bug; please report these lines at %s/issues", homepage)
	_, _ = fmt.Fprintf(w, "%s\n%s", versionLine(), e.stack)
}

// guard turns a panic into an error. The value of a panic may hold text of the
// files, so only what Go itself says is kept.
func guard(f func() error) (err error) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		cause := fmt.Sprintf("panic with a %T", v)
		if e, ok := v.(runtime.Error); ok {
			cause = e.Error()
		}
		err = &crashError{cause: cause, stack: debug.Stack()}
	}()
	return f()
}

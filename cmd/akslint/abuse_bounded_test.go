package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// What one run may take, whatever it is given. Both are far above what any story
// needs: they tell a run that ends from one that does not, on any machine.
const (
	mostTime   = 60 * time.Second
	mostMemory = 1500 << 20 // bytes
)

// What the program bounded exits with when it has something to say itself.
const (
	exitEndless = 90 // it did not end
	exitGreedy  = 91 // it took too much memory
	exitCrashed = 92 // Go ended it: that is a 2 as well, but no answer of akslint
)

// bounded is a program that runs another one, hands over its exit code, and tells
// when it had to be ended, took too much memory, or crashed.
func bounded() { os.Exit(within(os.Args[1], os.Args[2:])) }

func within(name string, args []string) int {
	ctx, cancel := context.WithTimeout(context.Background(), mostTime)
	defer cancel()
	var talk bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, io.MultiWriter(os.Stderr, &talk)
	err := cmd.Run()
	_, failed := errors.AsType[*exec.ExitError](err)
	switch {
	case ctx.Err() != nil:
		return complain(exitEndless, "not done in %s", mostTime)
	case err != nil && !failed:
		return complain(exitCrashed, "%v", err)
	case !cmd.ProcessState.Exited():
		return complain(exitCrashed, "%s", cmd.ProcessState)
	case strings.Contains(talk.String(), "\ngoroutine "):
		return complain(exitCrashed, "it crashed")
	case peakOf(cmd.ProcessState) > mostMemory:
		return complain(exitGreedy, "it took %.0f bytes", peakOf(cmd.ProcessState))
	}
	return cmd.ProcessState.ExitCode()
}

func complain(code int, format string, args ...any) int {
	fmt.Fprintf(os.Stderr, "bounded: "+format+"\n", args...)
	return code
}

// stopped CODE PROGRAM ARG... sends SIGTERM to a program that waits for its
// standard input, which never comes. What it says goes to the file talk.
func stopped(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: stopped CODE PROGRAM ARG...")
	}
	read, write, err := os.Pipe()
	ts.Check(err)
	defer write.Close()
	defer read.Close()
	var talk bytes.Buffer
	cmd := programOf(ts, args[1:], read, io.Discard, &talk)
	ts.Check(cmd.Start())
	// More than a pipe holds: when it is written, the program is there and reads.
	_, err = write.Write(bytes.Repeat([]byte{' '}, 1<<20))
	ts.Check(err)
	ts.Check(cmd.Process.Signal(syscall.SIGTERM))
	hung := time.AfterFunc(mostTime, func() { _ = cmd.Process.Kill() }) // which is no exit code
	_ = cmd.Wait()
	hung.Stop()
	wantExit(ts, cmd, args[0], talk.String())
	ts.Check(os.WriteFile(ts.MkAbs("talk"), talk.Bytes(), 0o644))
}

// written FILE CODE PROGRAM ARG... runs a program with its standard output in a
// file, which may be a device. What it says goes to the file talk.
func writtenTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: written FILE CODE PROGRAM ARG...")
	}
	out, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	defer out.Close()
	var talk bytes.Buffer
	cmd := programOf(ts, args[2:], nil, out, &talk)
	if _, ok := errors.AsType[*exec.ExitError](cmd.Run()); !ok && args[1] != "0" {
		ts.Fatalf("it did not fail: %s", talk.String())
	}
	wantExit(ts, cmd, args[1], talk.String())
	ts.Check(os.WriteFile(ts.MkAbs("talk"), talk.Bytes(), 0o644))
}

func programOf(ts *testscript.TestScript, args []string, in io.Reader, out, talk io.Writer) *exec.Cmd {
	dir, _, _ := strings.Cut(ts.Getenv("PATH"), string(os.PathListSeparator))
	cmd := exec.Command(filepath.Join(dir, args[0]), args[1:]...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), in, out, talk
	return cmd
}

func wantExit(ts *testscript.TestScript, cmd *exec.Cmd, want, talk string) {
	if got := strconv.Itoa(cmd.ProcessState.ExitCode()); got != want {
		ts.Fatalf("%s, want exit status %s\n%s", cmd.ProcessState, want, talk)
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"akslint": main, "bounded": bounded})
}

// TestScripts tells the command line as stories: arguments, streams, exit codes
// and files.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			env.Setenv("SELF", filepath.SplitList(env.Getenv("PATH"))[0]) // where akslint is, and nothing else
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "superuser" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"json":   validJSON,
			"sorted": sortedFindings,
			"only":   onlyFiles,
			"deep":   deepFile,
			"named":  namedFile,
			"tame":   tameBytes,
			"unread": unread,
			"rules":  largeRules,
		},
	})
}

// exits CODE PROGRAM ARG... runs a program that has to end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d\n%s%s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// unread CODE PROGRAM ARG... is exits for a program whose standard output nobody
// reads: the other end is closed. What it says on standard error goes to the
// file talk.
func unread(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: unread CODE PROGRAM ARG...")
	}
	read, write, err := os.Pipe()
	ts.Check(err)
	ts.Check(read.Close())
	defer write.Close()
	var talk bytes.Buffer
	path, _, _ := strings.Cut(ts.Getenv("PATH"), string(os.PathListSeparator))
	cmd := exec.Command(filepath.Join(path, args[1]), args[2:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), write, &talk
	err = cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		ts.Check(err)
	}
	if got := cmd.ProcessState.String(); got != "exit status "+args[0] {
		ts.Fatalf("%s, want exit status %s\n%s", got, args[0], talk.String())
	}
	ts.Check(os.WriteFile(ts.MkAbs("talk"), talk.Bytes(), 0o644))
}

// json FILE... checks that files hold one JSON document each.
func validJSON(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		if got := json.Valid([]byte(ts.ReadFile(name))); got == neg {
			ts.Fatalf("%s: valid JSON: %v", name, got)
		}
	}
}

// heading is the first line of a finding in a text report.
var heading = regexp.MustCompile(`^(critical|high|medium|low|info) AKS[0-9]{3} `)

// sorted FILE checks that the findings of a text report are in order of
// severity, the worst first, then path, line and column.
func sortedFindings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sorted FILE")
	}
	var keys [][]string
	lines := strings.Split(ts.ReadFile(args[0]), "\n")
	for i, line := range lines {
		match := heading.FindStringSubmatch(line)
		if match == nil {
			continue
		}
		place, ok := strings.CutPrefix(strings.TrimSpace(lines[i+1]), "--> ")
		parts := strings.Split(place, ":")
		if !ok || len(parts) != 3 {
			ts.Fatalf("no place below %q", line)
		}
		rank := slices.Index([]string{"critical", "high", "medium", "low", "info"}, match[1])
		keys = append(keys, []string{strconv.Itoa(rank), parts[0], fmt.Sprintf("%9s", parts[1]), fmt.Sprintf("%9s", parts[2])})
	}
	if len(keys) < 2 {
		ts.Fatalf("%d findings: nothing to compare", len(keys))
	}
	if !slices.IsSortedFunc(keys, slices.Compare) {
		ts.Fatalf("not sorted: %v", keys)
	}
}

// only DIR NAME... checks that a directory holds these entries and no others.
func onlyFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: only DIR NAME...")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	want := slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], got, want)
	}
}

// deep FILE OPEN LEVELS CLOSE writes an expression of nested brackets.
func deepFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: deep FILE OPEN LEVELS CLOSE")
	}
	levels, err := strconv.Atoi(args[2])
	ts.Check(err)
	text := "locals {\n  x = " + strings.Repeat(args[1], levels) + "1" + strings.Repeat(args[3], levels) + "\n}\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// rules FILE BYTES writes a file of Rego that is mostly a comment.
func largeRules(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: rules FILE BYTES")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("# "+strings.Repeat("x", size)+"\n"), 0o644))
}

// named QUOTED FILE copies a file to a name that is given as a Go string, so
// that it can hold anything.
func namedFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: named QUOTED FILE")
	}
	name, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, []byte(ts.ReadFile(args[1])), 0o644))
}

// tame FILE... checks that files hold no byte that a terminal acts on, other than
// line feeds: no control character, and no invalid or reordering text. With !
// it checks the opposite.
func tameBytes(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		harmless := !strings.ContainsFunc(text, func(r rune) bool {
			return r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u202e' || r == '\u2028' || r == '\ufffd'
		})
		if harmless != neg {
			continue
		}
		ts.Fatalf("%s: harmless bytes only: %v\n%q", name, harmless, bytes.TrimSpace([]byte(text)))
	}
}

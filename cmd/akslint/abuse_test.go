package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestAbuse runs the stories of what somebody may try: an input that is made to
// break, to mislead or to use akslint. Each story is one row of
// docs/abuse-cases.md. Every akslint that runs in one is bounded.
func TestAbuse(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "abuse"),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			root, err := filepath.Abs(filepath.Join("..", ".."))
			env.Setenv("REPOSITORY", root)
			env.Setenv("NO_COLOR", "1")
			return err
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "superuser":
				return os.Geteuid() == 0, nil
			case "full":
				return writable("/dev/full"), nil
			case "traced":
				return exec.Command("strace", "-o", os.DevNull, "true").Run() == nil, nil
			case "no-network":
				return exec.Command("unshare", "-rn", "true").Run() == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exitsBounded,
			"repeat":  repeatText,
			"json":    validJSON,
			"named":   namedFile,
			"only":    onlyFiles,
			"stopped": stopped,
			"tame":    tameBytes,
			"unread":  unread,
			"unsaid":  unsaid,
			"written": writtenTo,
		},
	})
}

// exitsBounded is exits for an akslint that must not take for ever.
func exitsBounded(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	exits(ts, false, append([]string{args[0], "bounded"}, args[1:]...))
}

// repeat FILE BEFORE OPEN COUNT MIDDLE CLOSE AFTER writes what is repeated too
// often to be written down. All of it may hold the escapes of Go.
func repeatText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 7 {
		ts.Fatalf("usage: repeat FILE BEFORE OPEN COUNT MIDDLE CLOSE AFTER")
	}
	count, err := strconv.Atoi(args[3])
	ts.Check(err)
	text := func(i int) string {
		s, err := strconv.Unquote(`"` + strings.ReplaceAll(args[i], `"`, `\"`) + `"`)
		ts.Check(err)
		return s
	}
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	content := text(1) + strings.Repeat(text(2), count) + text(4) + strings.Repeat(text(5), count) + text(6)
	ts.Check(os.WriteFile(path, []byte(content), 0o644))
}

// unsaid TEXT checks that neither stream of the last program holds a text.
func unsaid(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unsaid TEXT")
	}
	for _, stream := range []string{"stdout", "stderr"} {
		if strings.Contains(ts.ReadFile(stream), args[0]) {
			ts.Fatalf("%s says %q:\n%s", stream, args[0], ts.ReadFile(stream))
		}
	}
}

func writable(name string) bool {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	return f.Close() == nil
}

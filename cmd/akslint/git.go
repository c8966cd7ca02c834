package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// repository asks the git program about a repository. Nothing is fetched and
// nothing is written, no program that its configuration names runs (a filter, a
// hook, a monitor), and variables of another git command, whose hook this may be,
// are not passed on.
type repository struct{ dir string }

// git runs one command and returns what it prints.
func (r repository) git(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	safe := []string{"-C", r.dir, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "--no-optional-locks", "--no-pager"}
	cmd := exec.CommandContext(ctx, "git", append(safe, args...)...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") || strings.HasPrefix(v, "GIT_CONFIG") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1")
	var talk bytes.Buffer
	cmd.Stdin, cmd.Stderr = in, &talk
	out, err := cmd.Output()
	if err != nil {
		if line, _, _ := strings.Cut(strings.TrimSpace(talk.String()), "\n"); line != "" {
			err = errors.New(strings.TrimPrefix(line, "fatal: "))
		}
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out, nil
}

// fork returns the commit at which the branch that is checked out has left
// another one.
func (r repository) fork(ctx context.Context, rev string) (string, error) {
	commit, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("%s is no commit of this repository; in CI, fetch it first (fetch-depth: 0)", rev)
	}
	base, err := r.git(ctx, nil, "merge-base", "--", strings.TrimSpace(string(commit)), "HEAD")
	if err != nil {
		return "", fmt.Errorf("%s and what is checked out have no commit in common; in CI, fetch the whole history (fetch-depth: 0)", rev)
	}
	return strings.TrimSpace(string(base)), nil
}

// history is what git knows of the files: those that it tracks, and what files held
// at a commit from which they differ, nil for those that were not there.
type history struct {
	tracked map[string]bool
	past    map[string][]byte
	resolve func(string) string // where a file lies that may be a link
}

// changed reports whether a file differs from the commit. Of what git does not
// track (a plan, generated manifests, a submodule) nobody knows, so it does. What
// terraform init has brought is judged by the calls of its modules.
func (h history) changed(name string) bool {
	for _, at := range []string{name, h.resolve(name)} {
		if _, differs := h.past[at]; differs || !h.tracked[at] && !strings.Contains("/"+at, "/.terraform/") {
			return true
		}
	}
	return false
}

// since compares what is there, committed or not, with a commit. Git is not asked
// to look at the files themselves: it would run the filters that a configuration
// names. What it takes for changed because of its time is compared here.
func (r repository) since(ctx context.Context, commit string, tree *source.Tree) (history, error) {
	h := history{tracked: map[string]bool{}, past: map[string][]byte{}}
	raw, err := r.git(ctx, nil, "diff-index", "--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=all", commit, "--")
	if err != nil {
		return h, err
	}
	var names []string
	var want bytes.Buffer
	for fields := strings.Split(string(raw), "\x00"); len(fields) > 1; fields = fields[2:] {
		// :100644 100644 <blob then> <blob now> M
		entry, name := strings.Fields(fields[0]), fields[1]
		if len(entry) != 5 {
			return h, fmt.Errorf("git diff-index: %q is not understood", fields[0])
		}
		h.past[name] = nil
		if mode := entry[0]; mode == ":100644" || mode == ":100755" {
			names = append(names, name)
			want.WriteString(entry[2] + "\n")
		}
	}
	for _, list := range [][]string{{"ls-files", "-z"}, {"ls-files", "-z", "--others", "--exclude-standard"}} {
		out, err := r.git(ctx, nil, list...)
		if err != nil {
			return h, err
		}
		for name := range strings.SplitSeq(string(out), "\x00") {
			if tracked := len(list) == 2; name != "" && tracked {
				h.tracked[name] = true
			} else if name != "" && !strings.HasSuffix(name, "/") {
				h.past[name] = nil
			}
		}
	}
	blobs, err := r.git(ctx, &want, "cat-file", "--batch")
	if err != nil {
		return h, err
	}
	for _, name := range names {
		if h.past[name], blobs, err = nextBlob(blobs); err != nil {
			return h, err
		}
		if now, err := tree.Content(name); err == nil && same(now, h.past[name]) {
			delete(h.past, name)
		}
	}
	return h, nil
}

// same compares two contents; how lines end is a matter of the machine.
func same(a, b []byte) bool {
	crlf, lf := []byte("\r\n"), []byte("\n")
	return bytes.Equal(a, b) || bytes.Equal(bytes.ReplaceAll(a, crlf, lf), bytes.ReplaceAll(b, crlf, lf))
}

// nextBlob takes one answer of git cat-file: a line with the size, and so many
// bytes. What is too large to be read is taken for empty.
func nextBlob(answers []byte) (data, rest []byte, err error) {
	header, rest, _ := bytes.Cut(answers, []byte("\n"))
	fields := strings.Fields(string(header))
	if len(fields) != 3 {
		return nil, nil, fmt.Errorf("git cat-file: %q; in CI, fetch the whole history (fetch-depth: 0)", header)
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil || size < 0 || size >= len(rest) {
		return nil, nil, fmt.Errorf("git cat-file: %q is not understood", header)
	}
	data = rest[:size:size]
	if size > source.MaxFileSize {
		data = []byte{}
	}
	return data, rest[size+1:], nil
}

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
// nothing is written, no hook, monitor or diff program of its configuration runs,
// and variables of another git command, whose hook this may be, are not passed on.
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

// changes returns the files that differ from a commit, whether that was committed
// or not, with what they held then; nil for those that were not there.
func (r repository) changes(ctx context.Context, commit string) (map[string][]byte, error) {
	raw, err := r.git(ctx, nil, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", commit, "--")
	if err != nil {
		return nil, err
	}
	past := map[string][]byte{}
	var names []string
	var want bytes.Buffer
	for fields := strings.Split(string(raw), "\x00"); len(fields) > 1; fields = fields[2:] {
		// :100644 100644 <blob then> <blob now> M
		entry, name := strings.Fields(fields[0]), fields[1]
		if len(entry) != 5 {
			return nil, fmt.Errorf("git diff: %q is not understood", fields[0])
		}
		past[name] = nil
		if mode := entry[0]; mode == ":100644" || mode == ":100755" {
			names = append(names, name)
			want.WriteString(entry[2] + "\n")
		}
	}
	others, err := r.git(ctx, nil, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(string(others), "\x00") {
		if name != "" {
			past[name] = nil
		}
	}
	blobs, err := r.git(ctx, &want, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if past[name], blobs, err = nextBlob(blobs); err != nil {
			return nil, err
		}
	}
	return past, nil
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

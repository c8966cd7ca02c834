package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"strings"
	"time"

	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

const (
	// bicepTime is how long compiling one file may take, bicepFiles how many are
	// compiled in one run.
	bicepTime  = time.Minute
	bicepFiles = 100
	// bicepWait is how long a compiler that was told to stop may still take.
	bicepWait = time.Second
)

// compile runs the Bicep CLI, which --bicep-cli asks for, on the files that need
// it, and puts what it writes into the tree. The program is the one on the PATH:
// nothing in the repository says what is run, and modules of a registry are not
// fetched.
func compile(ctx context.Context, tree *source.Tree) ([]source.Problem, error) {
	program, err := exec.LookPath("bicep")
	if err != nil {
		return nil, errors.New("--bicep-cli: there is no program called bicep on the PATH; install the Bicep CLI, or compile the files yourself")
	}
	var problems []source.Problem
	for i, name := range parser.UncompiledBicep(tree) {
		if i == bicepFiles {
			problems = append(problems, source.Problem{
				Severity: source.Budget, Path: name,
				Message: fmt.Sprintf("and what follows was not compiled: at most %d files are, in one run", bicepFiles),
				Hint:    "Name the files to check.",
			})
			break
		}
		if _, err := tree.Head(name); err != nil {
			problems = append(problems, source.Problem{Severity: source.Error, Path: name, Message: err.Error()})
			continue
		}
		data, err := bicepBuild(ctx, program, tree.Abs(name))
		if err != nil {
			problems = append(problems, source.Problem{
				Severity: source.Error, Path: name, Message: "cannot be compiled: " + strings.ReplaceAll(err.Error(), tree.Abs(name), path.Base(name)),
				Hint: "Modules of a registry have to be there before: bicep restore " + name,
			})
			continue
		}
		tree.Put(strings.TrimSuffix(name, path.Ext(name))+".json", data)
	}
	return problems, nil
}

// bicepBuild compiles one file.
func bicepBuild(ctx context.Context, program, file string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, bicepTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "build", "--stdout", "--no-restore", file)
	cmd.WaitDelay = bicepWait
	out, talk := &limited{most: source.MaxFileSize}, &limited{most: 64 << 10}
	cmd.Stdout, cmd.Stderr = out, talk
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("it takes longer than %s", bicepTime)
	case out.over:
		return nil, fmt.Errorf("what it compiles to has more than %d bytes", source.MaxFileSize)
	case err != nil:
		return nil, errors.New(firstError(talk.String(), err))
	}
	return out.Bytes(), nil
}

// firstError is the line of what the compiler said that tells most.
func firstError(talk string, err error) string {
	for line := range strings.Lines(talk) {
		if strings.Contains(line, ": Error ") {
			return strings.TrimSpace(line)
		}
	}
	if line, _, _ := strings.Cut(strings.TrimSpace(talk), "\n"); line != "" {
		return line
	}
	return err.Error()
}

// limited keeps the beginning of what is written to it.
type limited struct {
	bytes.Buffer
	most int
	over bool
}

func (l *limited) Write(p []byte) (int, error) {
	if room := l.most - l.Len(); len(p) > room {
		l.over = true
		l.Buffer.Write(p[:max(0, room)])
		return len(p), nil
	}
	return l.Buffer.Write(p)
}

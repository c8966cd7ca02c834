package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// writePages writes the samples of every page into the page's directory.
func writePages(dir string, pages []page) error {
	for _, p := range pages {
		for _, s := range p.samples {
			name := filepath.Join(dir, filepath.FromSlash(p.dir()), filepath.FromSlash(s.file()))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(name, []byte(s.text()), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// A checker runs akslint, built from this tree.
type checker struct {
	binary string
	flags  []string
}

func buildChecker(dir string, flags []string) (checker, error) {
	c := checker{binary: filepath.Join(dir, "akslint"), flags: flags}
	build := exec.Command("go", "build", "-o", c.binary, "./cmd/akslint")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return c, fmt.Errorf("build: %w", err)
	}
	return c, nil
}

// result is the part of akslint's JSON report that is read here.
type result struct {
	Findings []struct {
		Rule, Name, Kind, Severity, Message string
		Location                            *location
	}
	Problems []struct {
		Message  string
		Location *location
	}
}

type location struct {
	Start struct{ Line int }
}

// check runs akslint in a directory. Findings and problems are what it is there
// for; only a failure of akslint itself is an error.
func (c checker) check(dir string) (result, error) {
	args := append([]string{"check", "--format", "json", "--fail-on", "never", "--allow-empty"}, c.flags...)
	command := exec.Command(c.binary, append(args, ".")...)
	command.Dir = dir
	var out, talk bytes.Buffer
	command.Stdout, command.Stderr = &out, &talk
	failure := command.Run() // exit codes 1 and 2 come with a report
	var r result
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return r, errors.Join(fmt.Errorf("read the report: %w", err), failure, errors.New(talk.String()))
	}
	return r, nil
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

const (
	hookFile     = ".pre-commit-config.yaml"
	workflowFile = ".github/workflows/akslint.yml"
)

// hookText is an entry of the list of repositories of pre-commit. The README shows
// the same.
const hookText = `  - repo: https://github.com/akslint/akslint
    rev: main # better: a commit
    hooks:
      - id: akslint
`

// workflowText is the workflow that the README shows, for a directory; the
// configuration says what is deployed.
func workflowText(dir string) string {
	return `name: akslint
on: [push, pull_request]

permissions:
  contents: read
  security-events: write # to show the findings as code scanning alerts

jobs:
  akslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0 # for changed-only
      - uses: akslint/akslint@main # better: a commit
        with:
          path: ` + scalar(dir) + `
          changed-only: ${{ github.event_name == 'pull_request' }}
`
}

var (
	reposKey  = regexp.MustCompile(`(?m)^repos:[ \t]*(#.*)?\r?\n`)
	reposItem = regexp.MustCompile(`(?m)^( *)- `)
	topLevel  = regexp.MustCompile(`(?m)^[^\s#-]`)
)

// drawHook adds akslint to the list of hooks, or begins the list. What is there
// stays as it is.
func drawHook(tree *source.Tree) (drawn, error) {
	out := drawn{name: hookFile}
	f, err := tree.Read(hookFile)
	if errors.Is(err, fs.ErrNotExist) {
		out.text = "repos:\n" + hookText
		return out, nil
	}
	if err != nil {
		return out, err
	}
	text := string(f.Data)
	if strings.Contains(text, "akslint/akslint") {
		out.kept = "has akslint already"
		return out, nil
	}
	key := reposKey.FindStringIndex(text)
	if key == nil {
		return out, fmt.Errorf("%s: there is no list of repos to add to; write by hand:\n%s", hookFile, hookText)
	}
	end := len(text)
	if next := topLevel.FindStringIndex(text[key[1]:]); next != nil {
		end = key[1] + next[0]
	}
	indent := "  "
	if item := reposItem.FindStringSubmatch(text[key[1]:end]); item != nil {
		indent = item[1]
	}
	entry := "\n"
	for line := range strings.Lines(hookText) {
		entry += indent + strings.TrimPrefix(line, "  ")
	}
	if end < len(text) {
		entry += "\n"
	}
	if strings.Contains(text, "\r\n") {
		entry = strings.ReplaceAll(entry, "\n", "\r\n")
	}
	out.text = strings.TrimRight(text[:end], " \t\r\n") + entry + text[end:]
	return out, nil
}

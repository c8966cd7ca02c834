package main

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"
)

// What the README shows is what its first command prints.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile(`(?m)^go run ./cmd/akslint (.*)$`).FindSubmatch(readme)
	if command == nil {
		t.Fatal("README.md does not run the command")
	}
	var out, talk strings.Builder
	err = runApp(t.Context(), strings.Fields(string(command[1])), streams{out: &out, err: &talk})
	if !errors.Is(err, errFindings) || talk.Len() > 0 {
		t.Fatalf("ended with %v, said %q", err, talk.String())
	}
	blocks := regexp.MustCompile("(?s)```text\n(.*?)\n```").FindAllSubmatch(readme, -1)
	if len(blocks) < 2 {
		t.Fatalf("%d blocks of output in README.md", len(blocks))
	}
	for _, block := range blocks {
		for part := range strings.SplitSeq(string(block[1]), "\n\n") {
			if !strings.Contains(out.String(), part+"\n") {
				t.Errorf("README.md shows this, which is no longer printed:\n%s", part)
			}
		}
	}
}

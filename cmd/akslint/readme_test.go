package main

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	readmeCommand = regexp.MustCompile(`(?m)^go run ./cmd/akslint (.*)$`)
	readmeOutput  = regexp.MustCompile("(?s)```text\n(.*?)\n```")
	// readmeKey is what a piece of output is about: a rule, or a missing value.
	readmeKey = regexp.MustCompile(`AKS\d{3}|variable "\w+"`)
)

// What the README shows is what its first command prints. With -update the
// pieces it shows are replaced by what is printed now.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	command := readmeCommand.FindSubmatch(readme)
	if command == nil {
		t.Fatal("README.md does not run the command")
	}
	var out, talk strings.Builder
	err = runApp(t.Context(), strings.Fields(string(command[1])), streams{out: &out, err: &talk})
	if !errors.Is(err, errFindings) || talk.Len() > 0 {
		t.Fatalf("ended with %v, said %q", err, talk.String())
	}
	blocks := readmeOutput.FindAllSubmatch(readme, -1)
	if len(blocks) < 2 {
		t.Fatalf("%d blocks of output in README.md", len(blocks))
	}
	text := string(readme)
	for _, block := range blocks {
		for shown := range strings.SplitSeq(string(block[1]), "\n\n") {
			key := readmeKey.FindString(shown)
			printed := pieceAbout(out.String(), key, strings.Count(shown, "\n")+1, strings.HasPrefix(shown, " "))
			if *update && printed != "" {
				text = strings.Replace(text, shown, printed, 1)
			} else if shown != printed {
				t.Errorf("README.md shows\n%s\nabout %s; printed is\n%s\n(-update rewrites it)", shown, key, printed)
			}
		}
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// pieceAbout returns the paragraph of a report whose first line names key, or,
// for a part of a paragraph, as many lines of it from the one that does.
func pieceAbout(out, key string, lines int, part bool) string {
	for paragraph := range strings.SplitSeq(out, "\n\n") {
		first, _, _ := strings.Cut(paragraph, "\n")
		if !part && strings.Contains(first, key) {
			return paragraph
		}
		if !part || !strings.Contains(paragraph, key) {
			continue
		}
		all := strings.Split(paragraph, "\n")
		for i, line := range all {
			if strings.HasPrefix(line, "  -->") && strings.Contains(line, key) {
				return strings.Join(all[i:min(i+lines, len(all))], "\n")
			}
		}
	}
	return ""
}

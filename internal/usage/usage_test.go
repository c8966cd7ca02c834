package usage_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/usage"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// tool is a command line with everything that may go wrong in a script or a page.
var tool = usage.Program{
	Name: "tool", Summary: "do it's work", Version: "v1.2.3",
	About: []string{".begins like a macro", `back\slash and "quotes"`},
	Sets:  map[string][]string{"rules": {"R1", "first-rule"}},
	Commands: []usage.Command{
		{
			Name: "check", Summary: "check it: what's [there]", Usage: "tool check [FLAG]... [PATH]...",
			About: "One paragraph.\n\n'Another' one.",
			Flags: []usage.Flag{
				{Name: "format", Value: "FORMAT", Summary: "FORMAT of it: text, json", Values: usage.Values{Words: []string{"text", "json"}}},
				{Name: "only", Value: "RULE", Summary: "this RULE only", Many: true, Values: usage.Values{Words: nil, Set: "rules"}},
				{Name: "output", Value: "FILE", Summary: "write to FILE", Values: usage.Values{Files: true}},
				{Name: "dir", Value: "DIR", Summary: "look in DIR", Values: usage.Values{Dirs: true}},
				{Name: "var", Value: "NAME=VALUE", Summary: "it's a variable"},
				{Name: "since", Value: "REV", Summary: "what changed since REV", Values: usage.Values{Revisions: true}},
				{Name: "quiet", Summary: "say nothing"},
			},
			Args: usage.Values{Files: true},
		},
		{Name: "explain", Summary: "explain", Usage: "tool explain RULE", Args: usage.Values{Set: "rules"}},
		{Name: "new", Summary: "lay out", Usage: "tool new DIR", Args: usage.Values{Dirs: true}},
		{Name: "base", Summary: "remember", Usage: "tool base create|check", Args: usage.Values{Words: []string{"create", "check"}, Files: true}},
	},
	Sections: []usage.Section{
		{Title: "EXIT STATUS", Terms: []usage.Term{{Name: "0", Text: "All is well."}}},
		{Title: "SEE ALSO", Terms: []usage.Term{{Name: "https://example.com"}, {Name: "more"}}},
	},
}

func TestGolden(t *testing.T) {
	tests := map[string]func(*strings.Builder) error{
		"tool.1":      func(b *strings.Builder) error { return usage.Man(b, tool, "2026-11-21") },
		"help.txt":    func(b *strings.Builder) error { return usage.Help(b, tool.Commands[0], 80) },
		"narrow.txt":  func(b *strings.Builder) error { return usage.Help(b, tool.Commands[0], 30) },
		"switch.txt":  func(b *strings.Builder) error { return usage.Help(b, tool.Commands[1], 80) },
		"nothing.txt": func(b *strings.Builder) error { return usage.Help(b, usage.Command{}, 0) },
	}
	for _, shell := range usage.Shells() {
		tests["tool."+shell] = func(b *strings.Builder) error { return usage.Complete(b, shell, tool) }
	}
	for name, draw := range tests {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := draw(&b); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(file); err != nil || string(want) != b.String() {
				t.Errorf("%s is not what is written (%v); run with -update and look at the difference", file, err)
			}
		})
	}
}

func TestCompleteRefusesOtherShells(t *testing.T) {
	var b strings.Builder
	err := usage.Complete(&b, "tcsh", tool)
	if err == nil || err.Error() != "no completions for tcsh: use one of bash, zsh, fish, powershell" || b.Len() > 0 {
		t.Errorf("got %v and %q", err, b.String())
	}
}

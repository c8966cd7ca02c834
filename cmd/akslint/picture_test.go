package main

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/picture"
)

// pictured is how wide the terminal of the picture is.
const pictured = 102

var colors = regexp.MustCompile("\x1b\\[[0-9;]*m")

// The picture of the README shows what its command prints on a terminal: a part of
// it, with a mark where something is left out. With -update (make picture) it is
// drawn anew.
func TestPicture(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("COLUMNS", strconv.Itoa(pictured))
	t.Setenv("TERM", "xterm-256color")
	t.Setenv("PRE_COMMIT", "")
	command := "check --environment production testdata/clusters/shop"
	var out, talk strings.Builder
	err := runApp(t.Context(), append(strings.Fields(command), "--color", "always"), streams{out: &out, err: &talk})
	if !errors.Is(err, errFindings) || talk.Len() > 0 {
		t.Fatalf("ended with %v, said %q", err, talk.String())
	}
	lines := []string{"\x1b[2m$\x1b[0m akslint " + command}
	left := false
	for paragraph := range strings.SplitSeq(strings.TrimSpace(out.String()), "\n\n") {
		text := colors.ReplaceAllString(paragraph, "")
		wanted := slices.ContainsFunc([]string{"AKS401 node-subnet", "AKS203 fewer", "\nread "}, func(key string) bool { return strings.Contains(text, key) })
		switch {
		case wanted:
			paragraph, _, _ = strings.Cut(paragraph, "\nread ") // it says which day it is
			lines = append(append(lines, ""), strings.Split(paragraph, "\n")...)
			left = false
		case !left:
			lines = append(lines, "", "\x1b[2m…\x1b[0m")
			left = true
		}
	}
	svg := picture.SVG("What akslint says about a cluster", lines, pictured)
	const name = "docs/images/check.svg"
	if *update {
		if err := os.WriteFile(name, []byte(svg), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if drawn, err := os.ReadFile(name); err != nil || string(drawn) != svg {
		t.Errorf("%s shows something else than is printed (%v): make picture", name, err)
	}
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDrawnTextIsThatOfTheReadme: what init writes for pre-commit and GitHub are
// lines of the README.
func TestDrawnTextIsThatOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for line := range strings.Lines(string(readme)) {
		shown[strings.TrimSpace(line)] = true
	}
	for line := range strings.Lines(hookText + workflowText("infra")) {
		if line = strings.TrimSpace(line); line != "" && !shown[line] {
			t.Errorf("README.md does not show %q", line)
		}
	}
}

// TestScalar: what is written is read as the same text.
func TestScalar(t *testing.T) {
	for text, want := range map[string]string{
		"infra":        "infra",
		".":            ".",
		"env/prod.tf":  "env/prod.tf",
		"a b":          `"a b"`,
		"no":           `"no"`,
		"1.30":         `"1.30"`,
		"-x":           `"-x"`,
		"x: y #z":      `"x: y #z"`,
		"a\nb\"\x1b[0": `"a\nb\"\x1b[0"`,
		"été":          `"été"`,
	} {
		if got := scalar(text); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}

// GitHub evaluates what stands between ${{ and }} wherever it stands.
func TestWorkflowForANameThatIsAnExpression(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "live", "${{ github.token }}")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "..", ".."))
	_, _, err := drawFiles(filepath.Join("live", "${{ github.token }}"), false, true, true)
	if err == nil || !strings.Contains(err.Error(), "no workflow is written for a name with ${{ in it") {
		t.Errorf("got %v", err)
	}
	if _, files, err := drawFiles("live", false, true, true); err != nil || len(files) != 2 {
		t.Errorf("got %v, %v", files, err)
	}
}

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStories checks the whole clusters below testdata/clusters: their report
// and the cluster that rules saw are held against golden files, places and
// trails included. A story's README.md says what it is about.
func TestStories(t *testing.T) {
	t.Chdir("../..")
	stories, err := filepath.Glob("testdata/clusters/*")
	if err != nil || len(stories) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, dir := range stories {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			golden(t, filepath.Join(dir, "report.golden"), printed(t, "check", "--environment", "production", "--as-of", "2026-11-21", dir))
			golden(t, filepath.Join(dir, "model.golden"), printed(t, "model", "--environment", "production", dir))
		})
	}
}

// printed runs a command and returns its standard output.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, talk strings.Builder
	err := runApp(t.Context(), args, streams{out: &out, err: &talk})
	if err != nil && !errors.Is(err, errFindings) || talk.Len() > 0 {
		t.Fatalf("%v ended with %v, said %q", args, err, talk.String())
	}
	return out.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what is printed now (-update rewrites it):\n%s", name, got)
	}
}

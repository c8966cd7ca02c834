package main

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/report"
)

// times is how often TestSameBytes runs.
const times = 50

// TestSameBytes checks one repository again and again: its files are made in
// another order each time, in another directory, and the paths are named in another order. Every
// format has the same bytes each time.
func TestSameBytes(t *testing.T) {
	files := storyFiles(t)
	names := slices.Sorted(maps.Keys(files))
	paths := []string{"shop", "shop_arm", "shop/cluster.tf", "./shop/."}
	random := rand.New(rand.NewPCG(50, 1))
	first := map[string][]byte{}
	for i := range times {
		random.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		t.Chdir(t.TempDir())
		for _, name := range names {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, files[name], 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for format, data := range everyReport(t, paths) {
			if first[format] == nil {
				first[format] = data
			}
			if !bytes.Equal(data, first[format]) {
				t.Fatalf("run %d over %v: the %s report has other bytes\n%s", i, paths, format, data)
			}
		}
	}
	if len(first) != len(report.Formats()) || !bytes.Contains(first[report.Text], []byte("AKS")) {
		t.Errorf("%d formats were compared:\n%s", len(first), first[report.Text])
	}
}

// storyFiles are the files of two clusters that are told as stories.
func storyFiles(t *testing.T) map[string][]byte {
	t.Helper()
	root, files := os.DirFS(filepath.Join("..", "..", "testdata", "clusters")), map[string][]byte{}
	for _, dir := range []string{"shop", "shop_arm"} {
		err := fs.WalkDir(root, dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasSuffix(name, ".golden") {
				return err
			}
			files[name], err = fs.ReadFile(root, name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// everyReport runs one check of the paths that writes all formats.
func everyReport(t *testing.T, paths []string) map[string][]byte {
	t.Helper()
	args := []string{"check", "--as-of", "2026-11-21", "--audit"}
	for _, f := range report.Formats() {
		args = append(args, "--report", f+"=out."+f)
	}
	var out, talk strings.Builder
	if err := runApp(t.Context(), append(args, paths...), streams{out: &out, err: &talk}); err != nil && !errors.Is(err, errFindings) {
		t.Fatalf("%v: %s%s", err, talk.String(), out.String())
	}
	reports := map[string][]byte{}
	for _, f := range report.Formats() {
		data, err := os.ReadFile("out." + f)
		if err != nil {
			t.Fatal(err)
		}
		reports[f] = data
	}
	return reports
}

package kustomize

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

var update = flag.Bool("update", false, "rewrite the golden part of the cases")

// TestCases builds every kustomization of every case of testdata, and compares
// with what stands under "want": objects and where they come from, values and
// where they are written, what is missing and what is wrong.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, p := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(p), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(p)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool {
				if f.Name == "want" {
					want = string(f.Data)
				}
				return f.Name == "want"
			})
			got := describe(t, files(archive))
			if *update {
				archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(p, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func files(archive *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		data := f.Data
		if path.Ext(f.Name) == ".bin" {
			data = []byte("\xff\xfe\x00 no text")
		}
		fsys[f.Name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func open(t testing.TB, fsys fstest.MapFS) *source.Tree {
	t.Helper()
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func describe(t *testing.T, fsys fstest.MapFS) string {
	var b strings.Builder
	tree := open(t, fsys)
	for _, name := range slices.Sorted(mapsKeys(fsys)) {
		if slices.Contains(Names, path.Base(name)) {
			describeOne(&b, tree, path.Dir(name))
		}
	}
	return b.String()
}

func mapsKeys(fsys fstest.MapFS) func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range fsys {
			if !yield(name) {
				return
			}
		}
	}
}

func describeOne(b *strings.Builder, tree *source.Tree, dir string) {
	bundle, used, problems := Build(tree, dir)
	fmt.Fprintf(b, "== %s uses %s\n", dir, strings.Join(used, " "))
	if bundle != nil {
		for _, o := range bundle.Objects {
			fmt.Fprintf(b, "%s @%s%s\n", o.Address(), o.Header, way(o.Trail))
			leaves(b, "", o.Body)
		}
		for _, m := range bundle.Missing {
			fmt.Fprintf(b, "missing: %s @%s\n", m.Why, m.At)
		}
	}
	for _, p := range problems {
		fmt.Fprintf(b, "%s: %s @%s\n", p.Severity, p.Message, p.Place())
	}
}

func way(trail []value.Step) string {
	var b strings.Builder
	for _, s := range trail {
		fmt.Fprintf(&b, " < %s %s %s", s.Kind, s.Name, s.Range)
	}
	return b.String()
}

// leaves prints the values in the order of their keys.
func leaves(b *strings.Builder, name string, v *value.Value) {
	switch v.Kind() {
	case value.Object:
		if v.Open() {
			fmt.Fprintf(b, "  %s is open: %s\n", name, v.OpenWhy())
		}
		fields := slices.SortedStableFunc(slices.Values(v.Fields()), func(x, y value.Field) int { return strings.Compare(x.Name, y.Name) })
		for _, f := range fields {
			leaves(b, name+"."+f.Name, f.Value)
		}
		if len(fields) == 0 {
			fmt.Fprintf(b, "  %s = {} @%s\n", name, at(v))
		}
	case value.List:
		for i, item := range v.Items() {
			leaves(b, fmt.Sprintf("%s[%d]", name, i), item)
		}
	default:
		shown := fmt.Sprintf("%q", text(v))
		switch {
		case v.Secret():
			shown = "***"
		case v.IsUnknown():
			shown = "unknown: " + v.Why()
		case v.Kind() != value.String:
			shown = v.Kind().String() + " " + text(v)
		}
		fmt.Fprintf(b, "  %s = %s @%s\n", name, shown, at(v))
	}
}

package kube

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestRead reads whole trees. Where the objects of charts and kustomizations are
// written is told by the tests of those.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			for _, f := range archive.Files {
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			got := tell(walk(t, fsys))
			golden := strings.TrimSuffix(name, ".txtar") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("%v: got:\n%swant:\n%s", err, got, want)
			}
		})
	}
}

// walk reads everything in a tree.
func walk(t *testing.T, fsys fstest.MapFS, runs ...Run) Result {
	t.Helper()
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	targets := Targets{Runs: runs}
	tree.Walk(".", func(name string) { targets.Walked(tree, name) })
	return Read(tree, targets)
}

// tell writes down what was read.
func tell(r Result) string {
	var b strings.Builder
	for _, bundle := range r.Bundles {
		b.WriteString(tellBundle(bundle))
	}
	for i, bundles := range r.Runs {
		fmt.Fprintf(&b, "run %d\n", i)
		for _, bundle := range bundles {
			b.WriteString(tellBundle(bundle))
		}
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "%s: %s: %s\n", p.Severity, p.Place(), p.Message)
	}
	fmt.Fprintf(&b, "files %d, charts %d, overlays %d, others %d, unfit %d, templates %d, unlisted %d",
		r.Files, r.Charts, r.Overlays, r.Others, r.Unfit, r.Templates, r.Unlisted)
	if r.Values > 0 {
		fmt.Fprintf(&b, ", values %d", r.Values)
	}
	b.WriteString("\n")
	return b.String()
}

func tellBundle(bundle *kube.Bundle) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", bundle.Origin, bundle.Name)
	if bundle.Cluster != "" {
		fmt.Fprintf(&b, " on %s", bundle.Cluster)
	}
	if bundle.Environment != "" {
		fmt.Fprintf(&b, " for %s", bundle.Environment)
	}
	b.WriteString("\n")
	for _, o := range bundle.Objects {
		fmt.Fprintf(&b, "  %s", o.Address())
		if !bundle.Rendered() || bundle.Origin == kube.Stream {
			fmt.Fprintf(&b, " at %s", o.Header)
		}
		for _, s := range o.Trail {
			if bundle.Origin == kube.Stream {
				fmt.Fprintf(&b, ", %s %s at %s", s.Kind, s.Name, s.Range)
			}
		}
		b.WriteString("\n")
		tellUnknown(&b, o.Body)
	}
	for _, m := range bundle.Missing {
		fmt.Fprintf(&b, "  missing at %s: %s\n", m.At, m.Why)
	}
	return b.String()
}

// tellUnknown writes down what is unknown, with what is known of its ends.
func tellUnknown(b *strings.Builder, v *value.Value) {
	if v.IsUnknown() {
		head, tail := v.Ends()
		fmt.Fprintf(b, "    unknown at %s: %s; %q to %q\n", v.Place().Origin, v.Why(), head, tail)
	}
	for _, f := range v.Fields() {
		tellUnknown(b, f.Value)
	}
	for _, item := range v.Items() {
		tellUnknown(b, item)
	}
}

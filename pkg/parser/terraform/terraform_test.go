package terraform

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

var update = flag.Bool("update", false, "rewrite the golden part of the cases")

// TestCases evaluates every case of testdata: the files of an archive, and
// under "want" what they come to. A line is a value, where it was written and
// the way it came:
//
//	name = value @file:line:column < step name file:line:column < ...
//
// Outputs of the root modules come first, then the resources, then problems.
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
			fsys, want := split(archive)
			got := describe(t, fsys, options(archive))
			if *update {
				setWant(archive, got)
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

// options reads the comment of an archive: lines "var name=value",
// "var-file name" and "workspace name".
func options(a *txtar.Archive) Options {
	var o Options
	for line := range strings.SplitSeq(string(a.Comment), "\n") {
		if v, ok := strings.CutPrefix(line, "var "); ok {
			o.Vars = append(o.Vars, v)
		}
		if v, ok := strings.CutPrefix(line, "var-file "); ok {
			o.VarFiles = append(o.VarFiles, v)
		}
		if v, ok := strings.CutPrefix(line, "workspace "); ok {
			o.Workspace = v
		}
	}
	return o
}

func split(a *txtar.Archive) (fstest.MapFS, string) {
	fsys, want := fstest.MapFS{}, ""
	for _, f := range a.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys, want
}

func setWant(a *txtar.Archive, got string) {
	for i := range a.Files {
		if a.Files[i].Name == "want" {
			a.Files[i].Data = []byte(got)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
}

// targetsOf walks a file system as the parser does.
func targetsOf(tree *source.Tree) Targets {
	var targets Targets
	tree.Walk(".", func(name string) {
		if !targets.Walked(name) {
			targets.Plan(tree, name, false)
		}
	})
	return targets
}

func describe(t *testing.T, fsys fs.FS, opts Options) string {
	t.Helper()
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	l := newLoader(tree)
	targets := targetsOf(tree)
	for _, dir := range l.plan(targets, nil).roots {
		u := newUnit(l, dir, opts)
		names := make([]string, 0, len(u.root.cfg.outputs))
		for n := range u.root.cfg.outputs {
			names = append(names, n)
		}
		sort.Strings(names)
		for _, n := range names {
			v, _ := u.root.output(n)
			writeValue(&b, n, toValue(v, &site{expr: u.root.cfg.outputs[n].expr, scope: u.root.self}))
		}
	}
	res := Read(tree, targets, opts)
	for _, r := range res.Resources {
		fmt.Fprintf(&b, "\nresource %s %s %s exists=%s", r.Unit, r.Address, r.Type, r.Exists)
		if r.Copies > 1 {
			fmt.Fprintf(&b, " copies=%d", r.Copies)
		}
		if r.Dialect.Major > 0 {
			fmt.Fprintf(&b, " %s %d", r.Dialect.Provider, r.Dialect.Major)
		}
		fmt.Fprintf(&b, " @%s\n", r.Header)
		if r.ExistsWhy != nil {
			writeValue(&b, "  exists", r.ExistsWhy)
		}
		writeWritten(&b, "  ", r.Body)
	}
	for _, o := range res.Outside {
		fmt.Fprintf(&b, "\noutside %s %s refs=%v @%s\n", o.Address, o.Source, o.Refs, o.Header)
	}
	for _, p := range res.Problems {
		fmt.Fprintf(&b, "\n%s: %s: %s\n", p.Place(), p.Severity, p.Message)
	}
	return b.String()
}

// writeWritten writes the leaves that were written, not those filled in.
func writeWritten(b *strings.Builder, prefix string, v *value.Value) {
	for _, f := range v.Fields() {
		if !onlyImplied(f.Value) {
			writeValue(b, prefix+f.Name, f.Value)
		}
	}
}

func onlyImplied(v *value.Value) bool {
	switch v.Kind() {
	case value.Object:
		for _, f := range v.Fields() {
			if !onlyImplied(f.Value) {
				return false
			}
		}
		return len(v.Fields()) > 0
	case value.List:
		for _, e := range v.Items() {
			if !onlyImplied(e) {
				return false
			}
		}
		return len(v.Items()) > 0
	default:
		return v.Implied()
	}
}

func writeValue(b *strings.Builder, name string, v *value.Value) {
	switch {
	case onlyImplied(v):
		return
	case v.Kind() == value.Object && len(v.Fields()) > 0:
		for _, f := range v.Fields() {
			writeValue(b, name+"."+f.Name, f.Value)
		}
		return
	case v.Kind() == value.List && len(v.Items()) > 0:
		for i, e := range v.Items() {
			writeValue(b, fmt.Sprintf("%s[%d]", name, i), e)
		}
		if v.Open() {
			fmt.Fprintf(b, "%s is open\n", name)
		}
		return
	}
	fmt.Fprintf(b, "%s = %s", name, textOf(v))
	for _, r := range v.Refs() {
		fmt.Fprintf(b, " ref(%s %s)", r.Address, r.Attribute)
	}
	p := v.Place()
	fmt.Fprintf(b, " @%s", p.Origin)
	for _, s := range p.Trail {
		fmt.Fprintf(b, " < %s %s %s", s.Kind, s.Name, s.Range)
	}
	b.WriteByte('\n')
}

func textOf(v *value.Value) string {
	switch v.Kind() {
	case value.String:
		s, _ := v.Str()
		return fmt.Sprintf("%q", s)
	case value.Number:
		n, _ := v.Num()
		return n
	case value.Bool:
		t, _ := v.Truth()
		return fmt.Sprint(t)
	case value.List:
		if v.Open() {
			return "[...]"
		}
		return "[]"
	case value.Object:
		return "{}"
	case value.Unknown:
		s := "unknown (" + v.Why() + ")"
		if v.Chosen() {
			s += " chosen"
		}
		if v.Secret() {
			s += " secret"
		}
		return s
	default:
		return v.Kind().String()
	}
}

package arm

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/azure"
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
// Lines "file name" of the comment are files the user names; without one
// everything is walked.
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
			fsys, want := split2(archive)
			got := describe(t, fsys, targetsOf(t, archive, fsys))
			if *update {
				archive.Files = append(withoutWant(archive), txtar.File{Name: "want", Data: []byte(got)})
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

func withoutWant(a *txtar.Archive) []txtar.File {
	var out []txtar.File
	for _, f := range a.Files {
		if f.Name != "want" {
			out = append(out, f)
		}
	}
	return out
}

func split2(a *txtar.Archive) (fstest.MapFS, string) {
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

// targetsOf are the files that the comment names, or everything that looks like
// a template.
func targetsOf(t *testing.T, a *txtar.Archive, fsys fs.FS) Targets {
	t.Helper()
	var out Targets
	for line := range strings.SplitSeq(string(a.Comment), "\n") {
		if name, ok := strings.CutPrefix(line, "file "); ok {
			out.File(name)
		}
	}
	if len(out.named) > 0 {
		return out
	}
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	tree.Walk(".", func(name string) {
		if head, err := tree.Head(name); err == nil && (Recognized(head) || IsParametersName(name)) {
			out.Walked(name)
		}
	})
	return out
}

func describe(t *testing.T, fsys fs.FS, targets Targets) string {
	t.Helper()
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	res := Read(tree, targets)
	fmt.Fprintf(&b, "units %s\n", strings.Join(res.Units, ", "))
	writeDeployment(&b, res.Deployment)
	for _, d := range res.Deployments {
		fmt.Fprintf(&b, "\ndeployment %s\n", d.Name)
		writeDeployment(&b, d)
	}
	if res.Elsewhere > 0 {
		fmt.Fprintf(&b, "\npassed over: %d templates that others deploy\n", res.Elsewhere)
	}
	for _, p := range res.Problems {
		fmt.Fprintf(&b, "\n%s: %s: %s\n", p.Place(), p.Severity, p.Message)
	}
	return b.String()
}

func writeDeployment(b *strings.Builder, d azure.Deployment) {
	for _, r := range d.Resources {
		fmt.Fprintf(b, "\nresource %s %s %s %s exists=%s", r.Unit, r.Address, r.Type, r.APIVersion, r.Exists)
		if r.Copies > 1 {
			fmt.Fprintf(b, " copies=%d", r.Copies)
		}
		fmt.Fprintf(b, " @%s", r.Header)
		for _, s := range r.Trail {
			fmt.Fprintf(b, " < %s %s %s", s.Kind, s.Name, s.Range)
		}
		b.WriteByte('\n')
		if r.ExistsWhy != nil {
			writeValue(b, "  exists", r.ExistsWhy)
		}
		if r.Parent != nil {
			writeValue(b, "  parent", r.Parent)
		}
		if r.Scope != nil {
			writeValue(b, "  scope", r.Scope)
		}
		for _, f := range r.Body.Fields() {
			if f.Name == "resourceGroup" && f.Value.IsUnknown() {
				continue // the group of the whole template, in every resource
			}
			writeValue(b, "  "+f.Name, f.Value)
		}
	}
	for _, o := range d.Outside {
		fmt.Fprintf(b, "\noutside %s %s refs=%v @%s\n", o.Address, o.Source, o.Refs, o.Header)
	}
}

func writeValue(b *strings.Builder, name string, v *value.Value) {
	switch {
	case v.Kind() == value.Object && len(v.Fields()) > 0:
		for _, f := range v.Fields() {
			writeValue(b, name+"."+f.Name, f.Value)
		}
	case v.Kind() == value.List && len(v.Items()) > 0:
		for i, e := range v.Items() {
			writeValue(b, fmt.Sprintf("%s[%d]", name, i), e)
		}
	default:
		writeLeaf(b, name, v)
		return
	}
	if v.Open() {
		fmt.Fprintf(b, "%s is open\n", name)
	}
}

func writeLeaf(b *strings.Builder, name string, v *value.Value) {
	text := textOfValue(v)
	switch {
	case v.IsUnknown():
		text = "unknown (" + v.Why() + ")"
	case v.Kind() == value.List:
		text = "[]"
	case v.Kind() == value.Object:
		text = "{}"
	}
	if v.Chosen() {
		text += " chosen"
	}
	if v.Secret() {
		text += " secret"
	}
	if v.Open() {
		text += " open"
	}
	fmt.Fprintf(b, "%s = %s", name, text)
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

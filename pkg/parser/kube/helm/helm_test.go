package helm

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

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestRender renders the charts of testdata. Each file is an archive with a chart
// in the directory chart, the values files named values-*.yaml beside it, and what
// is wanted: every value with where it is written and the way there.
func TestRender(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no charts: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			o := Options{ReleaseName: "demo"}
			fsys := fstest.MapFS{}
			want := -1
			for i, f := range archive.Files {
				switch {
				case f.Name == "want":
					want = i
					continue
				case strings.HasPrefix(f.Name, "values-"):
					o.Values = append(o.Values, f.Name)
				}
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			if want < 0 {
				t.Fatal("the archive has no part named want")
			}
			tree, err := source.OpenFS(fsys)
			if err != nil {
				t.Fatal(err)
			}
			got := dump(Render(tree, "chart", o))
			if *update {
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(archive.Files[want].Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, archive.Files[want].Data)
			}
		})
	}
}

// dump tells everything about a bundle.
func dump(bundle *kube.Bundle, problems []source.Problem) string {
	var b strings.Builder
	for _, o := range bundle.Objects {
		fmt.Fprintf(&b, "%s %s at %s%s\n", o.APIVersion, o.Address(), o.Header, way(o.Trail))
		leaves(&b, "", o.Body)
	}
	for _, m := range bundle.Missing {
		fmt.Fprintf(&b, "missing, because %s: %s\n", m.Why, m.At)
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s: %s\n", p.Severity, p.Place(), p.Message)
	}
	return b.String()
}

func leaves(b *strings.Builder, at string, v *value.Value) {
	switch v.Kind() {
	case value.Object:
		for _, f := range v.Fields() {
			leaves(b, at+"."+f.Name, f.Value)
		}
		if v.Open() {
			fmt.Fprintf(b, "  %s is open: %s\n", at, v.OpenWhy())
		}
		if len(v.Fields()) > 0 {
			return
		}
	case value.List:
		for i, item := range v.Items() {
			leaves(b, fmt.Sprintf("%s[%d]", at, i), item)
		}
		if len(v.Items()) > 0 {
			return
		}
	default:
	}
	place := v.Place()
	fmt.Fprintf(b, "  %s = %s at %s%s\n", at, said(v), place.Origin, way(place.Trail))
}

// said is a value as text.
func said(v *value.Value) string {
	switch v.Kind() {
	case value.String:
		s, _ := v.Str()
		return fmt.Sprintf("%q", s)
	case value.Number:
		s, _ := v.Num()
		return s
	case value.Bool:
		b, _ := v.Truth()
		return fmt.Sprint(b)
	case value.Unknown:
		head, tail := v.Ends()
		return fmt.Sprintf("unknown (%s) %q...%q", v.Why(), head, tail)
	default:
		return v.Kind().String()
	}
}

func way(steps []value.Step) string {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, " <- %s %s %s", s.Kind, s.Name, s.Range)
	}
	return b.String()
}

// TestNamespace: the namespace of the release is known when somebody says it, and
// the name of the release is that of the chart when nobody does.
func TestNamespace(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{
		"chart/Chart.yaml":          {Data: []byte(chartYAML)},
		"chart/templates/role.yaml": {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "Pod app"},
		{Options{Namespace: "shop", ReleaseName: "web"}, "Pod shop/web"},
	} {
		b, problems := Render(tree, "chart", c.o)
		if len(problems) > 0 || len(b.Objects) != 1 || b.Objects[0].Address() != c.want {
			t.Errorf("objects are %v, want %s; problems %v", b.Objects, c.want, problems)
		}
	}
}

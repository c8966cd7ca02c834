package kube

import (
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// chartNamed is the file that makes a directory a chart.
func chartNamed(name string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("apiVersion: v2\nname: " + name + " # here\nversion: 1.0.0\n")}
}

// TestTemplates: Helm names a template by its chart, and wherever the user stands,
// it is found below the directories that are looked at.
func TestTemplates(t *testing.T) {
	text := &fstest.MapFile{Data: []byte("kind: Pod\n")}
	fsys := fstest.MapFS{
		"charts/store/Chart.yaml": chartNamed("shop"), "charts/store/templates/web.yaml": text,
		"charts/store/charts/db/Chart.yaml": chartNamed("db"), "charts/store/charts/db/templates/db.yaml": text,
		"other/Chart.yaml": chartNamed("other"), "other/templates/web.yaml": text, "other/shop/templates/own.yaml": text,
		"one/Chart.yaml": chartNamed("twin"), "one/templates/a.yaml": text,
		"two/Chart.yaml": chartNamed("twin"), "two/templates/a.yaml": text, "two/templates/b.yaml": text,
		"plain/out/a.yaml": text,
		// Called alike, and of another text; one whose text comes from a library.
		"near/Chart.yaml": chartNamed("far"), "near/templates/a.yaml": {Data: []byte("apiVersion: v1\nkind: Service\nspec:\n")},
		"near/templates/all.yaml": {Data: []byte("{{ include \"all\" . }}\n")},
		"secret":                  text,
	}
	for _, tt := range []struct{ dir, name, want string }{
		{".", "shop/templates/web.yaml", "charts/store/templates/web.yaml"},
		{"charts", "shop/templates/web.yaml", "charts/store/templates/web.yaml"},
		{"charts/store", "shop/templates/web.yaml", "charts/store/templates/web.yaml"},
		{"charts/store", "shop/charts/db/templates/db.yaml", "charts/store/charts/db/templates/db.yaml"},
		{".", "shop/charts/db/templates/db.yaml", "charts/store/charts/db/templates/db.yaml"},
		{".", "./charts/store/templates/web.yaml", "charts/store/templates/web.yaml"},
		{"plain", "any/out/a.yaml", "plain/out/a.yaml"},
		// What is not there keeps its name: in the directory of another chart, in an
		// archive, or where nobody can tell.
		{"other", "shop/templates/web.yaml", "shop/templates/web.yaml (no text)"},
		{".", "shop/charts/cache/templates/a.yaml", "shop/charts/cache/templates/a.yaml (no text)"},
		{".", "twin/templates/a.yaml", "twin/templates/a.yaml (no text)"},
		{".", "twin/templates/b.yaml", "two/templates/b.yaml"},
		{".", "far/templates/a.yaml", "far/templates/a.yaml (no text)"},
		{".", "far/templates/all.yaml", "near/templates/all.yaml"},
		// A chart that another one brings along is not what was rendered.
		{".", "db/templates/db.yaml", "db/templates/db.yaml (no text)"},
		{".", "charts", "charts (no text)"},
		// Not below any directory.
		{"plain", "../secret", "none"},
		{".", "/etc/passwd", "none"},
		{".", "", "none"},
	} {
		tree, err := source.OpenFS(fsys, tt.dir)
		if err != nil {
			t.Fatal(err)
		}
		r := &reader{tree: tree, charts: map[string]bool{}}
		got := "none"
		if found := r.templatesOf("plain/stdin.yaml").find(tt.name, "kind: Pod\n"); found != nil {
			got = found.file.Path
			if len(found.file.Data) == 0 {
				got += " (no text)"
			}
		}
		if got != tt.want {
			t.Errorf("%s in %s: %s, want %s", tt.name, tt.dir, got, tt.want)
		}
	}
}

// TestTemplateLine: a line of the template is named only where no other can have
// printed what was rendered.
func TestTemplateLine(t *testing.T) {
	from := &template{name: "t", file: source.NewFile("t", []byte(`{{- with .Values }}
kind: Pod
  name: {{ .name }}
  image: "{{ .repository }}:{{ .tag }}"
    image: "{{ .repository }}:{{ .tag }}"
  {{ .key }}: {{ .value }}
  twice: 1
  twice: 1
  once: 1
  once: {{ .other }}
  open: {{ .broken
{{- end }}
`))}
	for rendered, want := range map[string]string{
		"kind: Pod":              "t:2:1",
		"kind: Pod  ":            "t:2:1",
		"kind: Pods":             "",
		" kind: Pod":             "",
		"  name: web":            "t:3:3",
		"  name:":                "",
		"  image: \"nginx:1\"":   "t:4:3",
		"    image: \"nginx:1\"": "t:5:5",
		"  image: nginx:1":       "",
		"  image: \"nginx\"":     "",
		"  key: value":           "",
		"  twice: 1":             "",
		"  once: 1":              "",
		"  once: 2":              "t:10:3",
		"  open: 1":              "",
		"":                       "",
	} {
		got := from.line(rendered)
		if got.File == nil || (got.Start == got.End) != (want == "") || want != "" && got.String() != want {
			t.Errorf("%q: %v, want %q", rendered, got, want)
		}
	}
}

// FuzzStream: whatever comes, with whatever template it names, places lie in their
// files.
func FuzzStream(f *testing.F) {
	f.Add("---\n# Source: shop/t.yaml\nkind: Pod\napiVersion: v1\nmetadata: {name: a}\n", "kind: Pod\nmetadata: {name: {{ .x }}}\n")
	f.Add("# Source: ../t.yaml\n# Source: t.yaml\r\n---\nkind: Pod\napiVersion: v1\n", "{{ if\n}}\n")
	f.Fuzz(func(t *testing.T, stream, text string) {
		tree, err := source.OpenFS(fstest.MapFS{"t.yaml": {Data: []byte(text)}, "shop/t.yaml": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		tree.Put("stdin.yaml", []byte(stream))
		for _, b := range Read(tree, Targets{named: []string{"stdin.yaml"}, Stream: "stdin.yaml"}).Bundles {
			for _, o := range b.Objects {
				for _, step := range append(o.Trail, o.Body.Place().Trail...) {
					if r := step.Range; r.File == nil || r.Start < 0 || r.Start > r.End || r.End > len(r.File.Data) {
						t.Errorf("%s leads to %d-%d", step.Name, r.Start, r.End)
					}
				}
			}
		}
	})
}

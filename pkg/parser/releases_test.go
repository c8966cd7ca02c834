package parser_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestReleases reads trees whose Terraform installs charts of theirs. Each file is an
// archive with the tree and what is wanted of it: every value with where it is
// written, and the way there.
func TestReleases(t *testing.T) {
	files, err := filepath.Glob("testdata/releases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no trees: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			if archive.Files[last].Name != "want" {
				t.Fatal("the last part of the archive is not want")
			}
			got := tellReleases(parser.Parse(treeOf(t, archive), parser.Options{}))
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[last].Data); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

func treeOf(t *testing.T, archive *txtar.Archive) *source.Tree {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name != "want" {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// tellReleases writes down what a tree brings to clusters.
func tellReleases(s parser.Specs) string {
	var b strings.Builder
	for _, bundle := range s.Bundles {
		tellBundle(&b, bundle)
	}
	for _, d := range s.Deployments {
		fmt.Fprintf(&b, "deployment %s\n", d.Name)
		for _, bundle := range d.Bundles {
			tellBundle(&b, bundle)
		}
	}
	for _, p := range s.Problems {
		fmt.Fprintf(&b, "%s: %s: %s\n", p.Severity, p.Place(), p.Message)
	}
	return b.String()
}

func tellBundle(b *strings.Builder, bundle *kube.Bundle) {
	fmt.Fprintf(b, "%s %s, unit %q, cluster %q\n", bundle.Origin, bundle.Name, bundle.Unit, bundle.Cluster)
	if bundle.Maybe != nil {
		fmt.Fprintf(b, "  may not be there: %s\n", bundle.Maybe.Why())
	}
	for _, o := range bundle.Objects {
		fmt.Fprintf(b, "  %s\n", o.Address())
		tellValue(b, "", o.Body)
	}
	for _, m := range bundle.Missing {
		fmt.Fprintf(b, "  missing at %s: %s\n", m.At, m.Why)
	}
}

// tellValue writes down the scalars of an object, but for what all objects have.
func tellValue(b *strings.Builder, path string, v *value.Value) {
	for _, f := range v.Fields() {
		tellValue(b, strings.TrimPrefix(path+"."+f.Name, "."), f.Value)
	}
	for i, item := range v.Items() {
		tellValue(b, fmt.Sprintf("%s[%d]", path, i), item)
	}
	if why := v.OpenWhy(); why != "" {
		fmt.Fprintf(b, "    %s may have more: %s\n", path, why)
	}
	if v.Kind() == value.Object || v.Kind() == value.List || slices.Contains([]string{"apiVersion", "kind"}, path) {
		return
	}
	text := v.Kind().String()
	if s, ok := v.Str(); ok {
		text = fmt.Sprintf("%q", s)
	} else if n, ok := v.Num(); ok {
		text = n
	} else if t, ok := v.Truth(); ok {
		text = fmt.Sprint(t)
	} else if v.IsUnknown() {
		text = "unknown (" + v.Why() + ")"
	}
	if v.Secret() {
		text = "secret " + text
	}
	place := v.Place()
	fmt.Fprintf(b, "    %s = %s at %s\n", path, text, place.Origin)
	for _, s := range place.Trail {
		if s.Kind != value.StepRelease {
			fmt.Fprintf(b, "      %s %s at %s\n", s.Kind, s.Name, s.Range)
		}
	}
}

// TestReleasesOfDeployments: what a deployment says of a chart that its root installs
// goes first, and a chart that is left out is not read.
func TestReleasesOfDeployments(t *testing.T) {
	tree := treeOf(t, txtar.Parse([]byte(`
-- infra/main.tf --
variable "tag" {
  default = "of the variable"
}
resource "helm_release" "web" {
  name      = "web"
  namespace = "n"
  chart     = "../web"
  values    = ["only: in values"]
  set {
    name  = "tag"
    value = var.tag
  }
}
-- web/Chart.yaml --
name: web
version: 1.0.0
-- web/values.yaml --
only: in the chart
-- web/more.yaml --
tag: of the deployment
-- web/templates/x.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
  labels: {tag: {{ .Values.tag | quote }}, only: {{ .Values.only | quote }}}
`)))
	infra := parser.Root{Path: "infra"}
	for _, c := range []struct {
		name string
		with parser.Options
		want string
	}{
		{"nothing", parser.Options{}, `: ConfigMap n/web "of the variable" "in values"`},
		{
			"the root",
			parser.Options{Deployments: []parser.Deployment{{Name: "a", Roots: []parser.Root{infra}}}},
			`a: ConfigMap n/web "of the variable" "in values"`,
		},
		{
			"the root and the chart", parser.Options{Deployments: []parser.Deployment{{
				Name: "a", Roots: []parser.Root{infra}, Manifests: []parser.Manifests{{Path: "web", Namespace: "other"}},
			}}}, `a: ConfigMap other/web "of the variable" "in values"`,
		},
		{
			"values", parser.Options{Deployments: []parser.Deployment{{
				Name: "a", Roots: []parser.Root{infra}, Manifests: []parser.Manifests{{Path: "web", Release: "r", Values: []string{"web/more.yaml"}}},
			}}}, `a: ConfigMap n/r "of the deployment" "in the chart"`,
		},
		{
			"a folder with the chart", parser.Options{Deployments: []parser.Deployment{{
				Name: "a", Roots: []parser.Root{infra}, Manifests: []parser.Manifests{{Path: "."}},
			}}}, `a: ConfigMap n/web "of the variable" "in values"`,
		},
		{
			"environments",
			parser.Options{Environments: []parser.Environment{{Name: "a"}, {Name: "b"}}},
			`a: ConfigMap n/web "of the variable" "in values", b: ConfigMap n/web "of the variable" "in values"`,
		},
		{
			"the chart, and the root elsewhere", parser.Options{Deployments: []parser.Deployment{
				{Name: "a", Roots: []parser.Root{infra}}, {Name: "b", Manifests: []parser.Manifests{{Path: "web"}}},
			}}, `a: ConfigMap n/web "of the variable" "in values", b: ConfigMap web "" "in the chart"`,
		},
		{"without the chart", parser.Options{Exclude: []string{"web"}}, ": missing helm_release.web may bring it, and the chart web is left out"},
	} {
		specs := parser.Parse(tree, c.with)
		var got []string
		note := func(deployment string, bundles []*kube.Bundle) {
			for _, b := range bundles {
				for _, o := range b.Objects {
					tag, _ := o.Get("metadata", "labels", "tag").Str()
					only, _ := o.Get("metadata", "labels", "only").Str()
					got = append(got, fmt.Sprintf("%s: %s %q %q", deployment, o.Address(), tag, only))
				}
				for _, m := range b.Missing {
					got = append(got, deployment+": missing "+m.Why)
				}
			}
		}
		note("", specs.Bundles)
		for _, d := range specs.Deployments {
			note(d.Name, d.Bundles)
		}
		if all := strings.Join(got, ", "); all != c.want || len(specs.Problems) > 0 {
			t.Errorf("%s: got %s and %v, want %s", c.name, all, specs.Problems, c.want)
		}
	}
}

package parser_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

var mixed = fstest.MapFS{
	"infra/main.tf":                    {Data: []byte("resource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n}\n")},
	"infra/main.json":                  {Data: []byte(`{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": []}`)},
	"shop/pod.yaml":                    {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: shop}\n")},
	"shop/template.yaml":               {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {{ .x }}\n")},
	"over/kustomization.yaml":          {Data: []byte("resources: [../shop/pod.yaml, https://example.com/x.yaml]\n")},
	"over/stray.yaml":                  {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: stray}\n")},
	".github/workflows/build.yaml":     {Data: []byte("on: push\n")},
	"tools/service.json":               {Data: []byte(`{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "json"}}`)},
	"skipped/pod.yaml":                 {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: skipped}\n")},
	"node_modules/some/where/pod.yaml": {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: module}\n")},
}

func names(bundles []*kube.Bundle) []string {
	var out []string
	for _, b := range bundles {
		line := b.Name
		for _, o := range b.Objects {
			line += " " + o.Address()
		}
		if b.Cluster != "" {
			line += " on " + b.Cluster
		}
		out = append(out, line)
	}
	return out
}

// TestManifests: what is for Kubernetes is read beside all else, and counted.
func TestManifests(t *testing.T) {
	tree, err := source.OpenFS(mixed)
	if err != nil {
		t.Fatal(err)
	}
	specs := parser.Parse(tree, parser.Options{Exclude: []string{"skipped"}})
	want := []string{"over Pod shop", "tools Service json"}
	if got := names(specs.Bundles); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	c := specs.Coverage
	if c.Files != 5 || c.Templates != 1 || c.Manifests != 3 {
		t.Errorf("%d files, %d templates, %d manifests", c.Files, c.Templates, c.Manifests)
	}
	skipped := "map[excluded file of the configuration:1 manifest that the kustomization there does not list:1 template outside a chart:1]"
	if got := fmt.Sprint(c.Skipped); got != skipped {
		t.Errorf("skipped %s, want %s", got, skipped)
	}
	if len(specs.Problems) != 1 || specs.Problems[0].Place() != "over/kustomization.yaml:1:31" || specs.Problems[0].Severity != source.Note {
		t.Errorf("problems %v", specs.Problems)
	}
}

// TestManifestsOfDeployments: a deployment has what it names, and nobody else has
// it.
func TestManifestsOfDeployments(t *testing.T) {
	tree, err := source.OpenFS(mixed)
	if err != nil {
		t.Fatal(err)
	}
	specs := parser.Parse(tree, parser.Options{Exclude: []string{"skipped"}, Deployments: []parser.Deployment{
		{Name: "prod", Manifests: []parser.Manifests{{Path: "over", Cluster: "blue"}, {Path: "tools/service.json", Namespace: "x"}}},
		{Name: "dev", Off: true, Manifests: []parser.Manifests{{Path: "shop"}}},
		{Name: "wrong", Manifests: []parser.Manifests{{Path: "infra"}}},
	}})
	if len(specs.Bundles) > 0 {
		t.Errorf("left over are %q", names(specs.Bundles))
	}
	if len(specs.Deployments) != 1 || specs.Deployments[0].Name != "prod" {
		t.Fatalf("deployments %v", specs.Deployments)
	}
	want := []string{"over Pod shop on blue", "tools Service x/json"}
	if got := names(specs.Deployments[0].Bundles); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	told := slices.ContainsFunc(specs.Problems, func(p source.Problem) bool {
		return p.Message == "there is no manifest, chart or kustomization in infra" && p.Severity == source.Error
	})
	if !told {
		t.Errorf("problems %v", specs.Problems)
	}
}

// TestStandardInput: YAML that came through a pipe is a stream.
func TestStandardInput(t *testing.T) {
	for name, text := range map[string]string{
		"stdin.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n",
		"stdin.json": `{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}]}`,
	} {
		tree, err := source.OpenFS(fstest.MapFS{}, ".")
		if err != nil {
			t.Fatal(err)
		}
		tree.Put(name, []byte(text))
		specs := parser.Parse(tree, parser.Options{Stream: name})
		if len(specs.Bundles) != 1 || specs.Bundles[0].Origin != kube.Stream || specs.Bundles[0].Objects[0].Name != "a" {
			t.Errorf("%s: %q", name, names(specs.Bundles))
		}
	}
}

// TestMissing: what a bundle lacks is told once, also when it is a problem
// already.
func TestMissing(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{
		"kustomization.yaml": {Data: []byte("resources: [gone.yaml, https://example.com/x.yaml]\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range parser.Parse(tree, parser.Options{}).Problems {
		got = append(got, p.Severity.String()+" "+p.Place())
	}
	if want := []string{"error kustomization.yaml:1:13", "note kustomization.yaml:1:24"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestInstallers: an object that brings others makes its bundle lack something,
// and is counted once; a note for each would say nothing new. A kustomization of
// the tool is none.
func TestInstallers(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{
		"flux/release.yaml":       {Data: []byte("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: apps}\n")},
		"flux/apps.yaml":          {Data: []byte("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\n")},
		"over/kustomization.yaml": {Data: []byte("resources: [release.yaml]\n")},
		"over/release.yaml":       {Data: []byte("apiVersion: helm.toolkit.fluxcd.io/v2beta1\nkind: HelmRelease\nmetadata: {name: db}\n")},
		"two/kustomization.yaml":  {Data: []byte("resources: [../over]\n")},
		"six/kustomization.yaml":  {Data: []byte("resources: [../over]\n")},
		"argo/app.yaml":           {Data: []byte("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: b}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: c}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	specs := parser.Parse(tree, parser.Options{})
	var got []string
	for _, b := range specs.Bundles {
		for _, m := range b.Missing {
			got = append(got, fmt.Sprintf("%s: %s: %s", b.Name, m.At, m.Why))
		}
	}
	want := []string{
		"six: over/release.yaml:3:18: HelmRelease db may bring it, and what that installs is not read",
		"two: over/release.yaml:3:18: HelmRelease db may bring it, and what that installs is not read",
		"argo: argo/app.yaml:3:18: Application a may bring it, and what that installs is not read",
		"argo: argo/app.yaml:7:18: ApplicationSet b may bring it, and what that installs is not read",
		"flux: flux/apps.yaml:3:18: Kustomization apps may bring it, and what that installs is not read",
		"flux: flux/release.yaml:3:18: HelmRelease apps/web may bring it, and what that installs is not read",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	counted := "map[Argo CD Application whose source is not read:1 Argo CD ApplicationSet whose applications are not read:1 " +
		"Flux Kustomization whose path is not followed:1 HelmRelease whose chart is not rendered:2]"
	if got := fmt.Sprint(specs.Coverage.Skipped); got != counted || len(specs.Problems) > 0 {
		t.Errorf("skipped %s, want %s; problems %v", got, counted, specs.Problems)
	}
}

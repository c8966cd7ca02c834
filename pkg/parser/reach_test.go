package parser_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

// What a part is read from, and what it is not: each line is a PATH, with the
// deployments that it touches and which of their parts, counted from zero. A PATH
// that ends in a slash is a directory.
func TestParts(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"main.tf":                             `module "a" { source = "./modules/a" }` + "\n" + `locals { x = file("${path.module}/text/x.json") }`,
		"terraform.tfvars":                    "",
		"text/x.json":                         "{}",
		"text/y.json":                         "{}",
		"modules/a/main.tf":                   `module "b" { source = "../b" }`,
		"modules/b/main.tf":                   "",
		"modules/c/main.tf":                   "",
		"env/dev.tfvars":                      "",
		"env/prod.tfvars":                     "",
		"arm/main.json":                       `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": []}`,
		"arm/main.bicep":                      "",
		"arm/prod.parameters.json":            "{}",
		"k8s/prod/kustomization.yaml":         "resources: [../base/web.yaml, ../base/more]\n",
		"k8s/prod/patch.yaml":                 "spec: {}\n",
		"k8s/base/web.yaml":                   "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n",
		"k8s/base/other.yaml":                 "apiVersion: v1\nkind: Pod\nmetadata: {name: other}\n",
		"k8s/base/more/kustomization.yaml":    "resources: [pod.yaml]\n",
		"k8s/base/more/pod.yaml":              "apiVersion: v1\nkind: Pod\nmetadata: {name: more}\n",
		"charts/shop/Chart.yaml":              "name: shop\ndependencies:\n  - {name: common, repository: \"file://../common\"}\n",
		"charts/shop/values.yaml":             "a: 1\n",
		"charts/shop/values-dev.yaml":         "a: 2\n",
		"charts/shop/values-test.yaml":        "a: 3\n",
		"charts/shop/templates/_names.tpl":    "",
		"charts/common/Chart.yaml":            "name: common\n",
		"charts/common/templates/_common.tpl": "",
		"plain/pod.yaml":                      "apiVersion: v1\nkind: Pod\nmetadata: {name: plain}\n",
		"plain/notes.yaml":                    "title: notes\n",
		"plain/main.tf":                       "",
		"README.md":                           "",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := source.OpenFS(files)
	if err != nil {
		t.Fatal(err)
	}
	opts := parser.Options{Deployments: []parser.Deployment{
		{
			Name: "dev",
			Roots: []parser.Root{
				{Path: ".", VarFiles: []string{"env/dev.tfvars"}},
			},
			Manifests: []parser.Manifests{{Path: "charts/shop", Values: []string{"charts/shop/values-dev.yaml"}}, {Path: "plain"}},
		},
		{
			Name: "prod",
			Roots: []parser.Root{
				{Path: ".", VarFiles: []string{"env/prod.tfvars", "terraform.tfvars"}},
				{Path: "arm/main.json", Parameters: "arm/prod.parameters.json"},
			},
			Manifests: []parser.Manifests{{Path: "k8s/prod"}, {Path: "charts/shop", Values: []string{"charts/shop/values.yaml"}}},
		},
	}}
	parts := make([][]parser.Part, len(opts.Deployments))
	for i, d := range opts.Deployments {
		parts[i] = opts.Parts(tree, d)
	}
	for path, want := range map[string]string{
		"main.tf":                             "dev0 prod0",
		"terraform.tfvars":                    "dev0 prod0",
		"text/x.json":                         "dev0 prod0",
		"text/y.json":                         "",
		"modules/b/main.tf":                   "dev0 prod0",
		"modules/b/":                          "dev0 prod0",
		"modules/":                            "dev0 prod0",
		"modules/c/main.tf":                   "",
		"modules/c/":                          "",
		"env/dev.tfvars":                      "dev0",
		"env/prod.tfvars":                     "prod0",
		"env/":                                "dev0 prod0",
		"arm/main.bicep":                      "prod1",
		"arm/prod.parameters.json":            "prod1",
		"arm/":                                "prod1",
		"k8s/prod/patch.yaml":                 "prod2",
		"k8s/base/web.yaml":                   "prod2",
		"k8s/base/more/pod.yaml":              "prod2",
		"k8s/base/other.yaml":                 "",
		"k8s/base/":                           "prod2",
		"charts/shop/values.yaml":             "dev1 prod3",
		"charts/shop/values-dev.yaml":         "dev1",
		"charts/shop/values-test.yaml":        "dev1 prod3",
		"charts/shop/templates/_names.tpl":    "dev1 prod3",
		"charts/shop/templates/":              "dev1 prod3",
		"charts/common/templates/_common.tpl": "dev1 prod3",
		"plain/pod.yaml":                      "dev2",
		"plain/notes.yaml":                    "",
		"plain/main.tf":                       "",
		"README.md":                           "",
		"./":                                  "dev0 dev1 dev2 prod0 prod1 prod2 prod3",
	} {
		target := source.Target{Path: strings.TrimSuffix(path, "/"), Dir: strings.HasSuffix(path, "/")}
		var got []string
		for i, d := range opts.Deployments {
			for n, p := range parts[i] {
				if p.Touches(target) {
					got = append(got, d.Name+string(rune('0'+n)))
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s touches %q, want %q", path, got, want)
		}
	}
}

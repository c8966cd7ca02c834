package terraform

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/source"
)

// jsonSeeds adds the files of the cases, and of the plans, that end in suffix.
func jsonSeeds(f *testing.F, suffix string) {
	f.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(b).Files {
			if strings.HasSuffix(file.Name, suffix) {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("{}")
	f.Add("[[[]]]")
	f.Add(`{"a": "${\"\u00e9\\\"\"}`)
}

func fuzzFiles(t *testing.T, files map[string]string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	res := Read(tree, targetsOf(tree), Options{})
	for _, r := range res.Resources {
		checkPlaces(t, r.Body)
	}
	for _, r := range res.Existing {
		checkPlaces(t, r.Body)
	}
	checkProblems(t, res.Problems)
}

// FuzzJSON: whatever the bytes of a configuration in JSON syntax, reading ends
// without a panic and every place is inside its file.
func FuzzJSON(f *testing.F) {
	jsonSeeds(f, ".tf.json")
	f.Fuzz(func(t *testing.T, text string) {
		fuzzFiles(t, map[string]string{"main.tf.json": text, "x_override.tf.json": text, "m/main.tofu.json": text})
	})
}

// FuzzVariables: the same for variable files, in both syntaxes.
func FuzzVariables(f *testing.F) {
	jsonSeeds(f, ".tfvars")
	jsonSeeds(f, ".tfvars.json")
	f.Add(`v = { a = [1, { b = null }], "c d" = "${x}" }`)
	f.Add(`{"v": {"a": [1, {"b": null}], "c": "${x}"}, "n": 1e400}`)
	const module = `
variable "v" {
  type = object({ a = optional(list(any)), b = optional(string, "x") })
}
variable "n" {
  type = number
}
variable "any" {}
resource "azurerm_subnet" "s" {
  for_each         = try(var.v.a, toset([]))
  name             = "s${var.n}"
  address_prefixes = [var.any, var.v]
}
`
	f.Fuzz(func(t *testing.T, text string) {
		fuzzFiles(t, map[string]string{"main.tf": module, "a.auto.tfvars": text})
		fuzzFiles(t, map[string]string{"main.tf": module, "a.auto.tfvars.json": text})
	})
}

// FuzzPlan: the same for plans, alone and beside sources.
func FuzzPlan(f *testing.F) {
	jsonSeeds(f, "plan.json")
	plans, err := filepath.Glob("testdata/plans/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range plans {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	const module = `
variable "range" {
  default = ["10.0.0.0/24"]
}
resource "azurerm_virtual_network" "v" {
  for_each      = { a = 1, b = 2 }
  name          = "v"
  address_space = var.range
  subnet {
    name = each.key
  }
}
module "net" {
  source = "./net"
}
`
	f.Fuzz(func(t *testing.T, text string) {
		fuzzFiles(t, map[string]string{"plan.json": text, "live/plan.json": text, "live/main.tf": module, "live/net/main.tf": ""})
	})
}

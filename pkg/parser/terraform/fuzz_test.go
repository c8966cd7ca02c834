package terraform

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// seeds adds every configuration of the cases.
func seeds(f *testing.F) {
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
			if filepath.Ext(file.Name) == ".tf" || filepath.Ext(file.Name) == ".tfvars" {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("resource \"azurerm_subnet\" \"s\" {\n  for_each = { a = 1 }\n  name = each.key\n}\n")
	f.Add("hello")
}

// FuzzRead: whatever the bytes, reading ends without a panic, every value has
// a place inside its file, and every problem says something.
func FuzzRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		tree, err := source.OpenFS(fstest.MapFS{
			"main.tf":        {Data: []byte(text)},
			"x.auto.tfvars":  {Data: []byte(text)},
			"modules/m/a.tf": {Data: []byte(text)},
		})
		if err != nil {
			t.Fatal(err)
		}
		res := Read(tree, targetsOf(tree), Options{})
		for _, r := range res.Resources {
			checkPlaces(t, r.Body)
		}
		checkProblems(t, res.Problems)
	})
}

// FuzzEvaluate: whatever the expression, evaluating it ends without a panic
// that reaches the library's user, and following its value ends inside a file.
func FuzzEvaluate(f *testing.F) {
	for _, e := range []string{
		`1 + var.n`, `[for k, v in local.m : v if k != "b"]`, `{ for s in local.l : s => upper(s) }`, `local.l[*]`,
		`try(local.m.x, local.m["a"], 3)`, `merge(local.m, { a = var.u })`, `azurerm_subnet.s["a"].id`, `values(azurerm_subnet.s)[*].address_prefixes`,
		`cidrsubnet("10.0.0.0/8", 8, var.n)`, `flatten([[1], [var.u]])`, `"${var.u}-x"`, `var.u ? 1 : 2`, `lookup(local.m, "z", null)`,
		`templatefile("main.tf", {})`, `format("%s %d", "a", var.n)`, `element(local.l, var.n)`, `jsonencode({ a = var.u })`, `one(azurerm_subnet.c[*].name)`,
		`toset(["b", "a"])`, `<<E` + "\n%{ for x in local.l }${x}%{ endfor }\nE\n", `azurerm_subnet.c[0]`, `module.m.x`, `data.a.b.c`, `zipmap(local.l, local.l)`,
		`one(azurerm_subnet.none[*].id)`, `azurerm_subnet.none[0].name`, `module.here[0].x`, `module.each["a"].x`, `[for s in local.set : s.a if s.b != ""]`,
		`-var.n`, `!var.u`, `{ (var.u) = 1, "${var.n}" = local.set }`, `"%{ for x in var.u }${x}%{ endfor }"`, `var.u ? "ab" : "ac"`, `ephemeral.a.b.c`,
		`11E111111111`, `"${1e99999999 * 2}"`, `{ for s in local.set : s.b => s... }`, `tolist(local.set)[0].b`, `[for k, s in local.set : k]`, `self.x`, `module.each`, `azurerm_subnet.none`,
	} {
		f.Add(e)
	}
	const around = `
variable "u" {}
variable "n" {
  default = 3
}
locals {
  m = { a = 1, b = "two" }
  l = ["x", "y"]
}
resource "azurerm_subnet" "s" {
  for_each = { a = "10.0.0.0/24", b = var.u }
  name = each.key
  address_prefixes = [each.value]
}
resource "azurerm_subnet" "c" {
  count = 2
  name = "c${count.index}"
}
module "m" {
  source = "gone"
}
resource "azurerm_subnet" "none" {
  count = 0
  name  = "none"
}
module "here" {
  source = "./here"
  count  = 0
}
module "each" {
  source   = "./here"
  for_each = toset(["a", "b"])
  given    = each.value
}
locals {
  set = toset([{ a = 1, b = "x" }, { a = 2, b = var.u }])
}
output "v" {
  value = `
	f.Fuzz(func(t *testing.T, expr string) {
		tree, err := source.OpenFS(fstest.MapFS{
			"main.tf":      {Data: []byte(around + expr + "\n}\n")},
			"here/main.tf": {Data: []byte("variable \"given\" {\n  default = 1\n}\noutput \"x\" {\n  value = var.given\n}\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		u := newUnit(newLoader(tree), ".", Options{})
		if v, ok := u.root.output("v"); ok {
			checkPlaces(t, toValue(v, &site{expr: u.root.cfg.outputs["v"].expr, scope: u.root.self}))
		}
		checkProblems(t, u.problems)
	})
}

// checkProblems fails on an empty message and on a panic of a library that was
// caught: it is a mistake of ours.
func checkProblems(t *testing.T, problems []source.Problem) {
	t.Helper()
	for _, p := range problems {
		if p.Message == "" || strings.Contains(p.Hint, "bug of akslint") {
			t.Errorf("%s: %q", p.Place(), p.Message)
		}
	}
}

func checkPlaces(t *testing.T, v *value.Value) {
	t.Helper()
	budget := 1000
	var walk func(*value.Value)
	walk = func(v *value.Value) {
		if budget--; v == nil || budget < 0 {
			return
		}
		p := v.Place()
		for _, r := range append([]source.Range{p.Origin}, rangesOf(p.Trail)...) {
			if r.File != nil && (r.Start < 0 || r.End > len(r.File.Data) || r.Start > r.End) {
				t.Errorf("place %d..%d is outside of %s (%d bytes)", r.Start, r.End, r.File.Path, len(r.File.Data))
			}
		}
		for _, f := range v.Fields() {
			walk(f.Value)
		}
		for _, e := range v.Items() {
			walk(e)
		}
	}
	walk(v)
}

func rangesOf(steps []value.Step) []source.Range {
	out := make([]source.Range, 0, len(steps))
	for _, s := range steps {
		out = append(out, s.Range)
	}
	return out
}

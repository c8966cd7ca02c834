package shadow

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden part of the cases")

// TestRewrite writes the shadow of every case of testdata: below "want" is
// what becomes of its files.
func TestRewrite(t *testing.T) {
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
			given, want := split(archive.Files)
			got := rewritten(t, given)
			if *update {
				archive.Files = slices.Concat(given, got)
				if err := os.WriteFile(p, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got:\n%s", txtar.Format(&txtar.Archive{Files: got}))
			}
		})
	}
}

func split(files []txtar.File) (given, want []txtar.File) {
	for _, f := range files {
		if strings.HasPrefix(f.Name, "want/") {
			want = append(want, f)
		} else {
			given = append(given, f)
		}
	}
	return given, want
}

// rewritten is the shadow of the root module "root", without what is unknown
// in every module.
func rewritten(t *testing.T, files []txtar.File) []txtar.File {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fam := &family{root: dir, modules: map[string]*module{}}
	if err := fam.load("root", true); err != nil {
		t.Fatal(err)
	}
	var out []txtar.File
	for _, dir := range sorted(fam.modules) {
		texts := fam.modules[dir].rewrite(nil)
		for _, name := range sorted(texts) {
			out = append(out, txtar.File{Name: "want/" + dir + "/" + name, Data: []byte(texts[name])})
		}
	}
	return out
}

func TestOriginal(t *testing.T) {
	for in, want := range map[string]string{
		`terraform_data.azurerm_subnet__a`:                     `azurerm_subnet.a`,
		`terraform_data.azurerm_subnet__a__b["x.y"]`:           `azurerm_subnet.a__b["x.y"]`,
		`module.n["k"].terraform_data.azurerm_subnet___a[0]`:   `module.n["k"].azurerm_subnet._a[0]`,
		`module.n[0].terraform_data.data__azurerm_subnet__a-1`: `module.n[0].data.azurerm_subnet.a-1`,
		`terraform_data.shadow`:                                ``,
	} {
		if got, _ := original(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// TestUncountable reads what Terraform says when it cannot know how many.
func TestUncountable(t *testing.T) {
	err := error(&failure{"plan", `
╷
│ Error: Invalid for_each argument
│
│   on ../../main.tf line 2, in resource "terraform_data" "azapi_resource__a":
│    2:   for_each = local.x
╵
╷
│ Error: Invalid count argument
│
│   on main.tf line 9, in module "net":
╵
`})
	want := []Declaration{{".", "azapi_resource.a"}, {"examples/one", "module.net"}}
	if got := uncountable(err, "examples/one"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := uncountable(errors.New("Invalid count argument"), "."); got != nil {
		t.Errorf("got %v", got)
	}
	if got := err.Error(); !strings.HasPrefix(got, "terraform plan: Error: Invalid for_each argument; on ../../main.tf") {
		t.Errorf("message %q", got)
	}
}

func TestRead(t *testing.T) {
	p, err := read([]byte(`{
		"resource_changes": [
			{"address": "terraform_data.shadow", "change": {"after": {}}},
			{"address": "terraform_data.azurerm_subnet__a", "change": {
				"after": {"input": {"name": "a"}},
				"after_unknown": {"id": true, "input": {"id": true}}}}],
		"output_changes": {"o": {"after": null, "after_unknown": true}}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := &Plan{
		Resources: map[string]Value{"azurerm_subnet.a": {map[string]any{"name": "a"}, map[string]any{"id": true}}},
		Outputs:   map[string]Value{"o": {nil, true}},
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got %v, want %v", p, want)
	}
	if _, err := read([]byte("{")); err == nil {
		t.Error("no error for half a plan")
	}
}

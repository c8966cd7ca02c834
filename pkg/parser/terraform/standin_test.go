package terraform

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/source"
)

func TestStandinFor(t *testing.T) {
	for _, test := range []struct {
		source, version string
		dir             string
		sure            bool
	}{
		{"Azure/aks/azurerm", "11.5.0", "aks", true},
		{"Azure/aks/azurerm", "~> 11.0", "aks", true},
		{"azure/aks/azurerm", "~> 11.2.0", "aks", true},
		{"registry.terraform.io/Azure/aks/azurerm", ">= 11.1, < 12.0", "aks", true},
		{"registry.opentofu.org/Azure/aks/azurerm", "11.0.0", "aks", true},
		{"Azure/aks/azurerm", "", "aks", false},
		{"Azure/aks/azurerm", ">= 11.0", "aks", false},
		{"Azure/aks/azurerm", "~> 10.0", "aks", false},
		{"Azure/aks/azurerm", "latest", "aks", false},
		{"Azure/avm-res-containerservice-managedcluster/azurerm", "0.8.1", "managedcluster", true},
		{"Azure/avm-res-containerservice-managedcluster/azurerm", "~> 0.8", "managedcluster", false},
		{"Azure/avm-res-containerservice-managedcluster/azurerm", "0.3.3", "managedcluster", false},
		{"Azure/aks/azurerm//examples", "11.0.0", "", false},
		{"Azure/network/azurerm", "1.0.0", "", false},
		{"./aks", "", "", false},
		{"", "", "", false},
	} {
		s, sure, ok := standinFor(&moduleCall{source: test.source, version: test.version})
		if ok != (test.dir != "") || s.dir != test.dir || sure != test.sure {
			t.Errorf("%s %q: %q, sure %t, found %t", test.source, test.version, s.dir, sure, ok)
		}
	}
}

// TestStandinVersionsAreStated holds the versions in the documentation against
// those in use.
func TestStandinVersionsAreStated(t *testing.T) {
	page, err := os.ReadFile("../../../docs/decisions/0007-modules-without-their-source.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range standins {
		if row := "`" + s.source + "` | " + s.versions() + " |"; !strings.Contains(strings.ToLower(string(page)), row) {
			t.Errorf("the page does not say %s", row)
		}
	}
}

// modulesOf lists the directories of a stand-in: its own and those it calls.
func modulesOf(t *testing.T, s standin) []string {
	t.Helper()
	var dirs []string
	err := fs.WalkDir(standinFiles, path.Join("standins", s.dir), func(p string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() {
			dirs = append(dirs, standinPrefix+strings.TrimPrefix(p, "standins/"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// TestStandinsAreWhole reads every stand-in: it parses, and every variable that
// is used is declared and the other way round.
func TestStandinsAreWhole(t *testing.T) {
	used := regexp.MustCompile(`\bvar\.(\w+)`)
	tree, err := source.OpenFS(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range standins {
		for _, dir := range modulesOf(t, s) {
			l := newLoader(tree)
			c := l.load(dir)
			for _, p := range l.problems {
				t.Errorf("%s: %s", dir, p.Message)
			}
			names := map[string]bool{}
			for _, p := range l.files {
				for _, m := range used.FindAllStringSubmatch(string(p.file.Data), -1) {
					names[m[1]] = true
					if c.variables[m[1]] == nil {
						t.Errorf("%s: variable %s is not declared", dir, m[1])
					}
				}
			}
			for n := range c.variables {
				if !names[n] {
					t.Errorf("%s: variable %s is not used", dir, n)
				}
			}
			if len(c.resources) == 0 {
				t.Errorf("%s makes nothing", dir)
			}
		}
	}
}

// TestStandinsNameRealAttributes holds the attributes of azurerm resources
// against those of the provider's documentation.
func TestStandinsNameRealAttributes(t *testing.T) {
	data, err := os.ReadFile("../../azure/testdata/azurerm-attributes.json")
	if err != nil {
		t.Fatal(err)
	}
	var known map[string]map[string]string
	if err := json.Unmarshal(data, &known); err != nil {
		t.Fatal(err)
	}
	tree, err := source.OpenFS(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range standins {
		for _, r := range newLoader(tree).load(standinPrefix + s.dir).order {
			if !strings.HasPrefix(r.typ, "azurerm_") || r.data {
				continue
			}
			for _, name := range attributePaths(r.body, "") {
				if !strings.Contains(known[r.typ][name], "4") {
					t.Errorf("%s: azurerm 4 has no %s in %s", s.dir, name, r.key())
				}
			}
		}
	}
}

// attributePaths lists what a resource writes, blocks with their attributes.
func attributePaths(b *hclsyntax.Body, prefix string) []string {
	var out []string
	for name := range b.Attributes {
		if !metaArguments[name] {
			out = append(out, prefix+name)
		}
	}
	for _, blk := range b.Blocks {
		name, body := blk.Type, blk.Body
		if metaBlocks[name] {
			continue
		}
		if name == "dynamic" {
			name, body = blk.Labels[0], blk.Body.Blocks[0].Body
		}
		out = append(out, prefix+name)
		out = append(out, attributePaths(body, prefix+name+".")...)
	}
	return out
}

// TestStandinsMeetANewerModule calls a stand-in with an argument that no version
// it speaks for has.
func TestStandinsMeetANewerModule(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{"main.tf": {Data: []byte(`
		module "aks" {
		  source    = "Azure/aks/azurerm"
		  version   = "11.9.0"
		  for_each  = toset(["a"])
		  location  = "westeurope"
		  invention = true
		}`)}})
	if err != nil {
		t.Fatal(err)
	}
	result := Read(tree, targetsOf(tree), Options{})
	if len(result.Problems) != 1 || !strings.Contains(result.Problems[0].Hint, "none of them has an argument invention") {
		t.Errorf("problems: %v", result.Problems)
	}
	for _, r := range result.Resources {
		if tier := r.Get("sku", "tier"); r.Type == "Microsoft.ContainerService/managedClusters" && !tier.IsUnknown() {
			t.Errorf("the tier is known")
		}
	}
}

// TestStandinsAreQuiet calls stand-ins with next to nothing, in a version that is
// known and one that is not: nothing but the one note is said, and nothing is
// written at a place that the caller did not write.
func TestStandinsAreQuiet(t *testing.T) {
	for _, test := range []struct{ name, source, version, arguments string }{
		{"aks", "Azure/aks/azurerm", "11.0.0", `location = "westeurope"
			resource_group_name = "rg"`},
		{"aks unversioned", "Azure/aks/azurerm", "", `location = "westeurope"
			resource_group_name = "rg"`},
		{"aks with an argument that reaches nothing", "Azure/aks/azurerm", "11.0.0", `location = "westeurope"
			resource_group_name = "rg"
			temporary_name_for_rotation = "tmp"`},
		{"managed cluster", "Azure/avm-res-containerservice-managedcluster/azurerm", "0.8.0", `name = "a"
			location = "westeurope"
			parent_id = "/subscriptions/s/resourceGroups/rg"`},
		{"automatic", "Azure/avm-res-containerservice-managedcluster/azurerm", "0.8.0", `name = "a"
			location = "westeurope"
			sku = { name = "Automatic" }
			parent_id = "/subscriptions/s/resourceGroups/rg"`},
		{"managed cluster unversioned", "Azure/avm-res-containerservice-managedcluster/azurerm", "", `name = "a"
			location = "westeurope"
			parent_id = "/subscriptions/s/resourceGroups/rg"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			main := "module \"c\" {\nsource = \"" + test.source + "\"\n" + test.arguments + "\n"
			if test.version != "" {
				main += "version = \"" + test.version + "\"\n"
			}
			tree, err := source.OpenFS(fstest.MapFS{"main.tf": {Data: []byte(main + "}\n")}})
			if err != nil {
				t.Fatal(err)
			}
			result := Read(tree, targetsOf(tree), Options{})
			if n := len(result.Problems); n != 1 || result.Problems[0].Severity != source.Note {
				t.Errorf("%d problems, want one note: %v", n, result.Problems)
			}
			if outside := len(result.Outside) > 0; outside == (test.version != "") {
				t.Errorf("something may be outside: %t", outside)
			}
			clusters := 0
			for _, r := range result.Resources {
				if r.Type == "Microsoft.ContainerService/managedClusters" {
					clusters++
				}
				if r.Header.Path() != "main.tf" {
					t.Errorf("%s is at %s", r.Address, r.Header)
				}
			}
			if clusters != 1 {
				t.Errorf("%d clusters, want 1", clusters)
			}
		})
	}
}

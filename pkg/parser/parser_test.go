package parser_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/parser"
	"github.com/akslint/akslint/pkg/source"
)

func Example() {
	tree, err := source.OpenFS(fstest.MapFS{
		"main.tf": {Data: []byte(`
variable "range" {
  default = "10.0.0.0/24"
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = "rg"
  virtual_network_name = "net"
  address_prefixes     = [var.range]
}
`)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	specs := parser.Parse(tree, parser.Options{})
	subnet := specs.Resources[0]
	prefix := subnet.Prop("addressPrefixes").Index(0)
	text, _ := prefix.Str()
	fmt.Println(subnet.Address, "is a", subnet.Type)
	fmt.Println(text, "was written at", prefix.Place().Origin)
	// Output:
	// azurerm_subnet.nodes is a Microsoft.Network/virtualNetworks/subnets
	// 10.0.0.0/24 was written at main.tf:3:13
}

// TestTargets: a file stands for the root modules it belongs to, a directory
// for the root modules in it.
func TestTargets(t *testing.T) {
	vnet := `resource "azurerm_virtual_network" "v" {
  name = "v"
}
`
	fsys := fstest.MapFS{
		"live/a/main.tf":       {Data: []byte("module \"m\" {\n  source = \"../../modules/m\"\n}\n")},
		"live/b/main.tf":       {Data: []byte("module \"m\" {\n  source = \"../../modules/m\"\n}\n")},
		"live/c/main.tf":       {Data: []byte(vnet)},
		"modules/m/main.tf":    {Data: []byte(vnet)},
		"deploy/service.yaml":  {Data: []byte("kind: Service\n")},
		"README.md":            {Data: []byte("# readme\n")},
		"live/c/notes.txt":     {Data: []byte("notes")},
		"live/c/x.auto.tfvars": {Data: []byte("")},
	}
	for _, c := range []struct {
		paths []string
		units []string
	}{
		{nil, []string{"live/a", "live/b", "live/c"}},
		{[]string{"live/c"}, []string{"live/c"}},
		{[]string{"live/c/x.auto.tfvars"}, []string{"live/c"}},
		{[]string{"modules/m/main.tf"}, []string{"live/a", "live/b"}},
		{[]string{"modules"}, []string{"modules/m"}},
		{[]string{"live/a/main.tf", "live/b"}, []string{"live/a", "live/b"}},
		{[]string{"README.md", "deploy"}, nil},
	} {
		t.Run(fmt.Sprint(c.paths), func(t *testing.T) {
			tree, err := source.OpenFS(fsys, c.paths...)
			if err != nil {
				t.Fatal(err)
			}
			specs := parser.Parse(tree, parser.Options{})
			if fmt.Sprint(specs.Coverage.Units) != fmt.Sprint(c.units) {
				t.Errorf("units %v, want %v", specs.Coverage.Units, c.units)
			}
			if len(specs.Resources) != len(c.units) {
				t.Errorf("%d resources", len(specs.Resources))
			}
			if len(specs.Problems) > 0 {
				t.Errorf("problems: %v", specs.Problems)
			}
		})
	}
}

// TestSkipped: what people might expect to be read is counted when it is not.
func TestSkipped(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{
		".tool.yaml": {}, "a.bicep": {}, "b.yaml": {}, "c.yml": {}, "d.json": {}, "e.md": {}, "f.tf": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(parser.Parse(tree, parser.Options{}).Coverage.Skipped)
	want := "map[Bicep file without the JSON it compiles to:1 JSON file not read by this version:1 YAML file not read by this version:2]"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPlanTarget: a plan stands for the sources it lies with, and other JSON is
// passed over and counted.
func TestPlanTarget(t *testing.T) {
	fsys := fstest.MapFS{
		"live/main.tf": {Data: []byte("resource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n}\n")},
		"live/tfplan.json": {Data: []byte(`{"format_version": "1.2", "planned_values": {}, "resource_changes": [
			{"address": "azurerm_virtual_network.v", "mode": "managed", "type": "azurerm_virtual_network", "name": "v", "change": {"after": {"name": "v"}}}],
			"configuration": {"root_module": {"resources": [{"mode": "managed", "type": "azurerm_virtual_network", "name": "v"}]}}}`)},
		"live/package.json": {Data: []byte(`{}`)},
	}
	for _, paths := range [][]string{nil, {"live"}, {"live/tfplan.json"}, {"live/tfplan.json", "live/main.tf"}} {
		t.Run(fmt.Sprint(paths), func(t *testing.T) {
			tree, err := source.OpenFS(fsys, paths...)
			if err != nil {
				t.Fatal(err)
			}
			specs := parser.Parse(tree, parser.Options{})
			if len(specs.Resources) != 1 || fmt.Sprint(specs.Coverage.Units) != "[live]" || len(specs.Problems) > 0 {
				t.Fatalf("got %d resources of %v, %v", len(specs.Resources), specs.Coverage.Units, specs.Problems)
			}
			if at := specs.Resources[0].Name().Place().Origin.String(); at != "live/main.tf:2:10" {
				t.Errorf("the name is at %s", at)
			}
		})
	}
}

package parser_test

import (
	"fmt"
	"strings"
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

// TestSkipped: what people might expect to be read is counted when it is not. Most
// YAML nobody expects to be read.
func TestSkipped(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{
		".tool.yaml": {}, "a.bicep": {}, "b.yaml": {}, "c.yml": {}, "d.json": {}, "e.md": {}, "f.tf": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(parser.Parse(tree, parser.Options{}).Coverage.Skipped)
	want := "map[Bicep file without the JSON it compiles to:1 JSON file not read by this version:1]"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestReadByAnExpression: a file that an expression reads was not passed over.
func TestReadByAnExpression(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{
		"main.tf": {Data: []byte(`
resource "azurerm_virtual_network" "v" {
  name          = yamldecode(file("${path.module}/values/net.yaml")).name
  address_space = jsondecode(file("values/ranges.json"))
}
`)},
		"values/net.yaml":    {Data: []byte("name: v\n")},
		"values/ranges.json": {Data: []byte(`["10.0.0.0/16"]`)},
		"values/other.json":  {Data: []byte(`["10.1.0.0/16"]`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := parser.Parse(tree, parser.Options{}).Coverage.Skipped
	if want := "map[JSON file not read by this version:1]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// TestStandinIsNoFile: what is known of a module that is not there is neither a
// file nor a resource that was read.
func TestStandinIsNoFile(t *testing.T) {
	tree, err := source.OpenFS(fstest.MapFS{"main.tf": {Data: []byte(`
resource "azurerm_resource_group" "rg" {
  name     = "rg"
  location = "westeurope"
}
module "aks" {
  source              = "Azure/aks/azurerm"
  version             = "11.0.0"
  resource_group_name = azurerm_resource_group.rg.name
}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	specs := parser.Parse(tree, parser.Options{})
	if c := specs.Coverage; c.Files != 1 || c.StoodIn == 0 || len(specs.Resources)-c.StoodIn != 1 {
		t.Errorf("got %d files, %d resources, %d of them of the stand-in", c.Files, len(specs.Resources), c.StoodIn)
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

// TestBicepBesideItsParameters: a parameter file is not what a file of Bicep
// compiles to, so the message with the command comes.
func TestBicepBesideItsParameters(t *testing.T) {
	fsys := fstest.MapFS{
		"aks.bicep":           {Data: []byte("resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {\n  name: 'a'\n}\n")},
		"aks.parameters.json": {Data: []byte(`{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {}}`)},
	}
	for _, paths := range [][]string{nil, {"aks.bicep"}} {
		tree, err := source.OpenFS(fsys, paths...)
		if err != nil {
			t.Fatal(err)
		}
		problems := parser.Parse(tree, parser.Options{}).Problems
		if len(problems) != 1 || problems[0].Path != "aks.bicep" || !strings.Contains(problems[0].Hint, "bicep build aks.bicep") {
			t.Errorf("%v: problems %v", paths, problems)
		}
	}
}

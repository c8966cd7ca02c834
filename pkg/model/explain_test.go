package model

import (
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func TestExplain(t *testing.T) {
	tests := []struct {
		story, path, want string
	}{
		{"overlay", "pools[1].max_surge", `
pools[1].max_surge = "33%" (set)
  of azurerm_kubernetes_cluster_node_pool.work
  written at overlay/graph.json:143:19: "33%"
`},
		{"overlay", "pools[1].surge_nodes", `
pools[1].surge_nodes = 66 (computed)
  of azurerm_kubernetes_cluster_node_pool.work
  computed: 33% of 200, rounded up: 66
  written at overlay/graph.json:143:19: "33%"
  written at overlay/graph.json:135:15: 200
`},
		{"overlay", "network.service_cidrs", `
network.service_cidrs = ["10.0.0.0/16"] (default)
  of azurerm_kubernetes_cluster.c
  not written: Azure's default, for what is written here at overlay/graph.json:111:24: { ...
`},
		{"overlay", "pools[1].mode", `
pools[1].mode = "User" (default)
  of azurerm_kubernetes_cluster_node_pool.work
  not written: the provider's default, for what is written here at overlay/graph.json:133:19: "User"
`},
		{"unknown", "pools[0].nodes_max", `
pools[0].nodes_max is not known: whether autoscaling is on is not known: variable "scale" has no value
  of azurerm_kubernetes_cluster.c
  not known at unknown/graph.json:75:29: { ...
`},
		{"unknown", "pools[1]", `
pools[1] is not known: it is not known whether it exists: variable "pools" has no value
  of azurerm_kubernetes_cluster_node_pool.more
  declared at unknown/graph.json:95:3: { ...
`},
	}
	for _, tt := range tests {
		s := readStory(t, tt.story)
		path, err := ParsePath(tt.path)
		if err != nil {
			t.Fatal(err)
		}
		x, err := Explain(Build(s.graph, s.opts)[0], path)
		if err != nil {
			t.Fatal(err)
		}
		if got := x.String(); got != strings.TrimPrefix(tt.want, "\n") {
			t.Errorf("%s %s:\n%s\nwant:%s", tt.story, tt.path, got, tt.want)
		}
	}
}

func TestExplainNamesTheWrongStep(t *testing.T) {
	s := readStory(t, "overlay")
	c := Build(s.graph, s.opts)[0]
	for path, want := range map[string]string{
		"pools[7].mode":      "explain pools[7].mode: the model has no pools[7].mode (at \"[7]\")",
		"network.plugin.x.y": "",
		"network.pluggin":    "explain network.pluggin: the model has no network.pluggin (at \"pluggin\")",
	} {
		p, err := ParsePath(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Explain(c, p)
		if got := errText(err); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestTrail: the way is told from the value back to the resource.
func TestTrail(t *testing.T) {
	file := source.NewFile("main.tf", []byte("count = var.n\nvariable n\n3\n"))
	at := func(start, end int) source.Range { return source.Range{File: file, Start: start, End: end} }
	count := value.NewInt(3, value.Place{Origin: at(25, 26), Trail: []value.Step{
		{Kind: value.StepAttribute, Name: "count", Range: at(0, 13)},
		{Kind: value.StepVariable, Name: "n", Range: at(14, 24)},
	}})
	c := clusterWith(value.Field{Name: "count", Value: count})
	x, err := Explain(c, Path{"pools", 0, "count"})
	if err != nil {
		t.Fatal(err)
	}
	want := `pools[0].count = 3 (set)
  of azurerm_kubernetes_cluster.c
  written at main.tf:3:1: 3
    by variable n at main.tf:2:1
    by attribute count at main.tf:1:1
`
	if got := x.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestDemandIsComputed: nobody writes how many addresses are needed.
func TestDemandIsComputed(t *testing.T) {
	for _, c := range Build(readStory(t, "overlay").graph, Options{}) {
		for _, name := range []string{"now", "max", "max_floor"} {
			x, err := Explain(c, Path{"network", "subnets", 0, "demand", name})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(x.String(), "(computed)") || len(x.Computed) == 0 {
				t.Errorf("%s: got %s", name, x)
			}
		}
	}
}

// TestSecretsStayHidden: what is sensitive is shown neither by the model nor by
// an explanation.
func TestSecretsStayHidden(t *testing.T) {
	file := source.NewFile("main.tf", []byte(`"hunter2"`))
	secret := value.NewString("hunter2", value.At(source.Range{File: file, Start: 0, End: 9})).AsSecret()
	c := clusterWith(value.Field{Name: "vmSize", Value: secret})
	data, err := JSON(c)
	if err != nil {
		t.Fatal(err)
	}
	x, err := Explain(c, Path{"pools", 0, "vm_size"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data)+x.String(), "hunter2") {
		t.Errorf("a secret is shown:\n%s\n%s", data, x)
	}
}

// clusterWith builds a cluster whose only pool holds some fields.
func clusterWith(fields ...value.Field) *Cluster {
	object := func(name string, v *value.Value) *value.Value {
		return value.NewObject([]value.Field{{Name: name, Value: v}}, nil)
	}
	pools := value.NewList([]*value.Value{value.NewObject(fields, nil)}, nil)
	g := azure.NewGraph([]*azure.Resource{{
		Unit: ".", Address: "azurerm_kubernetes_cluster.c", Type: "Microsoft.ContainerService/managedClusters",
		Dialect: azure.Dialect{Provider: "azurerm", Major: 4},
		Body:    object("properties", object("agentPoolProfiles", pools)),
	}}, nil)
	return Build(g, Options{})[0]
}

func TestPathsReadWhatTheyWrite(t *testing.T) {
	for _, p := range []string{"", "name", "pools[0].zones[1]", "network.subnets[12].demand.max"} {
		path, err := ParsePath(p)
		if err != nil || path.String() != p {
			t.Errorf("%q: %q, %v", p, path, err)
		}
	}
	for _, p := range []string{"pools[", "pools[x]", "pools[-1]", "a..b"} {
		if _, err := ParsePath(p); err == nil {
			t.Errorf("%q is taken for a path", p)
		}
	}
}

// TestDerivedFactsAreExplained: what follows from other values says how, but for
// keys and places in lists.
func TestDerivedFactsAreExplained(t *testing.T) {
	told := []string{"id", "identity_id", "vnet", "index", "vnet_index", "plugin_stated"}
	for _, name := range stories(t) {
		s := readStory(t, name)
		for _, c := range Build(s.graph, s.opts) {
			Fold(c, leafFolder(func(path Path, leaf Leaf) {
				found, err := Locate(c, path)
				if err != nil {
					t.Fatal(err)
				}
				last, _ := path[len(path)-1].(string)
				if found.Derived && leaf.State() != Unknown && leaf.Plain() != nil && len(leaf.Steps()) == 0 && !slices.Contains(told, last) {
					t.Errorf("%s: cluster %s: nothing says how %s was computed", name, c.Address, path)
				}
			}))
		}
	}
}

// leafFolder is called for every leaf.
type leafFolder func(Path, Leaf)

func (f leafFolder) Leaf(p Path, l Leaf) (struct{}, bool) {
	f(p, l)
	return struct{}{}, true
}
func (leafFolder) Plain(Path, any) struct{}                            { return struct{}{} }
func (leafFolder) List(Path, Collection, []struct{}) struct{}          { return struct{}{} }
func (leafFolder) Object(Path, *Entity, []string, []struct{}) struct{} { return struct{}{} }

package arm

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/source"
)

const bicepSample = `// A comment with 'resource aks' in it
@description('It''s not a resource: \'x\' ${1}')
@allowed([
  'a'
])
param nodes int = 3
param sizes object = {
  small: { cpu: 2, 'memory GB': 8 } // within a line
  /* a block
     over lines */
  large: [
    { cpu: 8 }
    {
      cpu: 16
    }
  ]
}
var text = '''
resource no 'Microsoft.Not/here@2020-01-01' = {
'''
var joined = 'a-${toLower('B')}-${empty({}) ? 'x' : 'y'}'

resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: 'vnet'
  resource nodes 'subnets' = {
    name: 'nodes'
    properties: {
      addressPrefix: '10.0.0.0/24'
    }
  }
}
resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = if (nodes > 1) {
  name: 'aks-${text}-x'
  properties: {
    agentPoolProfiles: [
      { name: 'a', count: nodes }
      {
        name: 'b'
        count: 5
      }
    ]
  }
}
resource pools 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = [for i in range(0, 3): {
  parent: aks
  name: 'p${i}'
  properties: {
    count: i
  }
}]
module one './parts/one.bicep' = {
  name: 'first'
  params: {
    nodes: nodes
  }
}
module two 'br/public:avm/res/x:1.0.0' = {
  params: { a: 1 }
}
output id string = aks.id
`

// TestBicepPlaces follows names into a file of Bicep: what is found begins with
// the text that the case names.
func TestBicepPlaces(t *testing.T) {
	b := readBicep(source.NewFile("main.bicep", []byte(bicepSample)))
	for _, c := range []struct{ kind, name, path, want string }{
		{"param", "nodes", "", "param nodes"},
		{"param", "NODES", "", "param nodes"},
		{"param", "sizes", "small", "small: {"},
		{"param", "sizes", "small/cpu", "2"},
		{"param", "sizes", "small/memory GB", "8"},
		{"param", "sizes", "large/0/cpu", "8"},
		{"param", "sizes", "large/1/cpu", "16"},
		{"param", "sizes", "large/7", "large: ["},
		{"param", "sizes", "none", "param sizes"},
		{"param", "none", "", ""},
		{"var", "text", "", "var text"},
		{"var", "joined", "a/b", "var joined"},
		{"resource", "no", "", ""},
		{"resource", "vnet", "properties/x", "resource vnet 'Microsoft.Network"},
		{"resource", "nodes", "properties/addressPrefix", "'10.0.0.0/24'"},
		{"resource", "aks", "properties/agentPoolProfiles/0/count", "nodes }"},
		{"resource", "aks", "properties/agentPoolProfiles/1/count", "5"},
		{"resource", "aks", "location", "resource aks"},
		{"resource", "pools", "properties/count", "i"},
		{"module", "one", "params/nodes", "nodes\n"},
		{"output", "id", "", "output id"},
	} {
		var names []string
		if c.path != "" {
			names = strings.Split(c.path, "/")
		}
		at := b.within(b.named(c.kind, c.name), names)
		if c.want == "" {
			if !at.IsZero() {
				t.Errorf("%s %s is at %s", c.kind, c.name, at)
			}
			continue
		}
		if at.IsZero() || !strings.HasPrefix(bicepSample[at.Start:], c.want) {
			t.Errorf("%s %s/%s is at %s (%q), want %q", c.kind, c.name, c.path, at, at.Text(), c.want)
		}
	}
}

// TestBicepDeclared finds the declaration of a resource that is written without
// its symbolic name.
func TestBicepDeclared(t *testing.T) {
	b := readBicep(source.NewFile("main.bicep", []byte(bicepSample)))
	for want, text := range map[string]string{
		"aks":   `{"type": "Microsoft.ContainerService/managedClusters", "name": "[format('aks-{0}-x', variables('text'))]"}`,
		"pools": `{"type": "Microsoft.ContainerService/managedClusters/agentPools", "name": "[format('{0}/{1}', 'aks', format('p{0}', copyIndex()))]"}`,
		"nodes": `{"type": "Microsoft.Network/virtualNetworks/subnets", "name": "[format('{0}/{1}', 'vnet', 'nodes')]"}`,
		"one":   `{"type": "Microsoft.Resources/deployments", "name": "first"}`,
		"two":   `{"type": "Microsoft.Resources/deployments", "name": "[format('{0}-{1}', 'two', uniqueString('two', deployment().name))]"}`,
		"":      `{"type": "Microsoft.Network/virtualNetworks", "name": "vnet"}`, // it is only looked up
	} {
		n, _ := readJSON(source.NewFile("main.json", []byte(text)))
		got := ""
		if d := b.declared(n, ""); d != nil {
			got = d.name
		}
		if got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
	if d := b.declared(&node{}, "vnet::nodes"); d == nil || d.name != "nodes" {
		t.Errorf("a symbolic name within another gives %v", d)
	}
}

// FuzzBicep reads anything as Bicep and follows names into it.
func FuzzBicep(f *testing.F) {
	f.Add(bicepSample)
	f.Add("resource a '")
	f.Add("param a = [for x in y:")
	f.Add("resource a 'b@c' = if (")
	f.Fuzz(func(t *testing.T, text string) {
		b := readBicep(source.NewFile("f.bicep", []byte(text)))
		for _, d := range b.decls {
			d.fullType()
			b.mayBeCalled(d, &node{})
			at := b.within(d, []string{"properties", "0", "name", "1"})
			if at.Start < 0 || at.End > len(text) || at.Start > at.End {
				t.Fatalf("%s is at %v", d.name, at)
			}
		}
	})
}

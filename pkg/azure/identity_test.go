package azure

import "testing"

// TestLookedUp: a data source is the resource that is declared under the same
// names; it may be one whose names are not known; else it lies outside.
func TestLookedUp(t *testing.T) {
	subnet := func(address, name, network, group string) Block {
		b := tf("azurerm_subnet", 4, "name", str(name), "virtual_network_name", str(network), "resource_group_name", str(group))
		b.Address = address
		return b
	}
	fresh := tf("azurerm_subnet", 4, "name", unknown("random_id.x"), "virtual_network_name", str("net"), "resource_group_name", str("rg"))
	fresh.Address = "azurerm_subnet.fresh"
	for _, c := range []struct {
		name     string
		data     Block
		declared []Block
		want     LinkState
	}{
		{"the same names", subnet("data.azurerm_subnet.d", "nodes", "net", "rg"), []Block{subnet("azurerm_subnet.a", "nodes", "net", "rg"), subnet("azurerm_subnet.b", "pods", "net", "rg")}, LinkResolved},
		{"another name", subnet("data.azurerm_subnet.d", "nodes", "net", "rg"), []Block{subnet("azurerm_subnet.b", "pods", "net", "rg")}, LinkExternal},
		{"another network", subnet("data.azurerm_subnet.d", "nodes", "hub", "rg"), []Block{subnet("azurerm_subnet.a", "nodes", "net", "rg")}, LinkExternal},
		{"another group", subnet("data.azurerm_subnet.d", "nodes", "net", "other"), []Block{subnet("azurerm_subnet.a", "nodes", "net", "rg")}, LinkExternal},
		{"a name that is not known", subnet("data.azurerm_subnet.d", "nodes", "net", "rg"), []Block{fresh}, LinkUnknown},
		{"nothing declared", subnet("data.azurerm_subnet.d", "nodes", "net", "rg"), nil, LinkExternal},
	} {
		t.Run(c.name, func(t *testing.T) {
			var declared []*Resource
			for _, b := range c.declared {
				declared = append(declared, first(b))
			}
			g := NewGraph(declared, nil)
			g.Existing = []*Resource{first(c.data)}
			link := g.Resolve(c.data.Unit, unknown("data.azurerm_subnet.d.id"), "Microsoft.Network/virtualNetworks/subnets")
			if link.State != c.want {
				t.Fatalf("state %d, want %d", link.State, c.want)
			}
			if link.State == LinkResolved && link.Resource.Address != "azurerm_subnet.a" {
				t.Errorf("resolved to %s", link.Resource.Address)
			}
		})
	}
}

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

// TestKnownID: an identifier that a resource is known to have leads to it, in
// whatever letters, the one of the own unit first; another one does not, though
// all names are the same.
func TestKnownID(t *testing.T) {
	const id = "/subscriptions/one/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net"
	in := func(unit string) *Resource {
		r := first(tf("azurerm_virtual_network", 4, "name", str("net"), "resource_group_name", str("rg")))
		r.Unit = unit
		r.KnownID, _ = ParseID(id)
		return r
	}
	g := NewGraph([]*Resource{in("a"), in("b")}, nil)
	for _, c := range []struct {
		unit, id string
		want     LinkState
		in       string
	}{
		{"a", id, LinkResolved, "a"},
		{"b", id, LinkResolved, "b"},
		{"b", "/subscriptions/ONE/resourcegroups/RG/providers/microsoft.network/virtualnetworks/NET", LinkResolved, "b"},
		{"c", id, LinkResolved, "a"},
		{"a", "/subscriptions/two/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net", LinkExternal, ""},
	} {
		link := g.Resolve(c.unit, str(c.id), "Microsoft.Network/virtualNetworks")
		if link.State != c.want || c.in != "" && link.Resource.Unit != c.in {
			t.Errorf("%s from %s: %+v", c.id, c.unit, link)
		}
	}
}

// TestParentOfAnotherUnit: a subnet may name a network that another unit
// declares; it is that one when nothing else is called the same.
func TestParentOfAnotherUnit(t *testing.T) {
	network := func(unit, group string) *Resource {
		r := first(tf("azurerm_virtual_network", 4, "name", str("net"), "resource_group_name", str(group)))
		r.Unit = unit
		return r
	}
	subnet := func() *Resource {
		return first(tf("azurerm_subnet", 4, "name", str("s"), "virtual_network_name", str("net"), "resource_group_name", str("rg")))
	}
	elsewhere := network("a", "rg")
	elsewhere.Provider, elsewhere.Subscription = "provider.azurerm", "one"
	for name, c := range map[string]struct {
		networks []*Resource
		want     LinkState
	}{
		"declared there":                {[]*Resource{network("a", "rg"), network("b", "other")}, LinkResolved},
		"declared twice":                {[]*Resource{network("a", "rg"), network("b", "rg")}, LinkUnknown},
		"of another group":              {[]*Resource{network("a", "other")}, LinkExternal},
		"maybe in another subscription": {[]*Resource{elsewhere}, LinkUnknown},
	} {
		s := subnet()
		if link := NewGraph(append(c.networks, s), nil).ParentOf(s); link.State != c.want {
			t.Errorf("%s: state %d, want %d", name, link.State, c.want)
		}
	}
}

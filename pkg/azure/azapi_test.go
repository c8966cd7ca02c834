package azure

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func TestAzapiResource(t *testing.T) {
	const cluster = "Microsoft.ContainerService/managedclusters@2025-01-01"
	group := str("/subscriptions/s/resourceGroups/rg")
	for _, test := range []struct {
		name string
		body []any
		want string
	}{
		{
			"object",
			[]any{"type", str(cluster), "name", str("c"), "parent_id", group, "location", str("West Europe"), "body", object("sku", object("tier", str("Free")))},
			`{name:"c" location:"westeurope" resourceGroup:"rg" sku:{tier:"Free"}}`,
		},
		{
			"JSON text",
			[]any{"type", str(cluster), "body", str(`{"properties":{"enableRBAC":true,"agentPoolProfiles":[{"count":3}]}}`)},
			`{properties:{enableRBAC:true agentPoolProfiles:[{count:3}]}}`,
		},
		{
			"location in the body",
			[]any{"type", str(cluster), "body", object("location", str("East US"))},
			`{location:"eastus"}`,
		},
		{
			"body unknown",
			[]any{"type", str(cluster), "name", str("c"), "body", unknown("local.x.body")},
			`{name:"c" properties:?local.x.body sku:?local.x.body zones:?local.x.body}+`,
		},
		{
			"body partly unknown",
			[]any{"type", str(cluster), "body", object("properties", object("dnsPrefix", unknown("var.x.y"))).AsOpen()},
			`{properties:{dnsPrefix:?var.x.y}}+`,
		},
		{
			"no body",
			[]any{"type", str(cluster), "name", str("c")},
			`{name:"c"}`,
		},
		{
			"secret part",
			[]any{"type", str(cluster), "body", object("properties", object("a", str("1"))), "sensitive_body", object("properties", object("b", str("2")))},
			`{properties:{a:"1" b:"2"!}}`,
		},
		{
			"secret part unknown",
			[]any{"type", str(cluster), "body", object("properties", object("a", str("1"))), "sensitive_body", unknown("var.x.y")},
			`{properties:{a:"1"}+}+`,
		},
		{
			"nulls left out",
			[]any{"type", str(cluster), "ignore_null_property", boolean(true), "body", object("properties", object("a", null(), "b", list(object("c", null()))))},
			`{properties:{b:[{}]}}`,
		},
		{
			"nulls sent",
			[]any{"type", str(cluster), "body", object("properties", object("a", null()))},
			`{properties:{a:null}}`,
		},
		{
			"identity block",
			[]any{"type", str(cluster), "identity", nested("type", str("UserAssigned"), "identity_ids", list(str("/i")))},
			`{identity:{type:"UserAssigned" userAssignedIdentities:{/i:{}}}}`,
		},
		{
			"group by reference",
			[]any{"type", str(cluster), "parent_id", unknown("azurerm_resource_group.x.id")},
			`{resourceGroup:?azurerm_resource_group.x.id}`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := first(tf("azapi_resource", 2, test.body...))
			if got := show(r.Body); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if r.Type != "Microsoft.ContainerService/managedClusters" || r.APIVersion != "2025-01-01" || r.Dialect.Provider != "azapi" {
				t.Errorf("%s %s %s", r.Type, r.APIVersion, r.Dialect.Provider)
			}
		})
	}
}

func TestAzapiKinds(t *testing.T) {
	for _, test := range []struct {
		typ           *value.Value
		parent, scope string
		ok            bool
	}{
		{str("Microsoft.ContainerService/managedClusters/agentpools@2025-01-01"), "?a.b.id", "absent", true},
		{str("Microsoft.Authorization/roleAssignments@2022-04-01"), "absent", "?a.b.id", true},
		{str("Microsoft.Network/virtualNetworks@2024-05-01"), "absent", "absent", true},
		{str("Microsoft.Compute/virtualMachines@2024-07-01"), "", "", false},
		{unknown("local.x.type"), "", "", false},
		{nil, "", "", false},
	} {
		rs, _, ok := Translate(tf("azapi_resource", 0, "type", test.typ, "parent_id", unknown("a.b.id")))
		if ok != test.ok {
			t.Errorf("%s: ok is %t", show(test.typ), ok)
			continue
		}
		if !ok {
			continue
		}
		if got := show(rs[0].Parent) + " " + show(rs[0].Scope); got != test.parent+" "+test.scope {
			t.Errorf("%s: parent and scope are %s", show(test.typ), got)
		}
	}
}

// TestAzapiUpdateResource finds the target by identifier, by name, and by a
// name that is unknown but the same.
func TestAzapiUpdateResource(t *testing.T) {
	const cluster = "Microsoft.ContainerService/managedClusters@2025-01-01"
	const pool = "Microsoft.ContainerService/managedClusters/agentPools@2025-01-01"
	shared := source.Range{File: source.NewFile("main.tf", []byte("var.name")), Start: 0, End: 8}
	fresh := unknown("module.naming.name").WithPlace(value.At(shared))
	a := tf("azapi_resource", 2, "type", str(cluster), "name", str("a"))
	b := tf("azapi_resource", 2, "type", str(cluster), "name", fresh)
	a.Address, b.Address = "azapi_resource.a", "azapi_resource.b"
	child := func(name string) Block {
		p := tf("azapi_resource", 2, "type", str(pool), "name", str(name), "parent_id", unknown("azapi_resource.a.id"))
		p.Address = "azapi_resource." + name
		return p
	}
	for _, test := range []struct {
		name    string
		body    []any
		changed string // address, = written; ? not known
	}{
		{"by identifier", []any{"type", str(cluster), "resource_id", unknown("azapi_resource.b.id")}, "azapi_resource.b="},
		{"by literal name", []any{"type", str(cluster), "name", str("A")}, "azapi_resource.a="},
		{"by the same unknown name", []any{"type", str(cluster), "name", fresh}, "azapi_resource.b="},
		{"by another unknown name", []any{"type", str(cluster), "name", unknown("local.x")}, "azapi_resource.a? azapi_resource.b?"},
		{"a name that nobody has", []any{"type", str(pool), "name", str("z"), "parent_id", unknown("azapi_resource.a.id")}, ""},
		{"inside a parent", []any{"type", str(pool), "name", str("p"), "parent_id", unknown("azapi_resource.a.id")}, "azapi_resource.p="},
		{"inside another parent", []any{"type", str(pool), "name", str("p"), "parent_id", unknown("azapi_resource.b.id")}, ""},
		{"inside a parent by the end of an identifier", []any{"type", str(pool), "resource_id", ending("azapi_resource.a.id", "/agentPools/p")}, "azapi_resource.p="},
		{"inside another parent by the end of an identifier", []any{"type", str(pool), "resource_id", ending("azapi_resource.b.id", "/agentPools/p")}, ""},
		{"inside an unknown parent by the end of an identifier", []any{"type", str(pool), "resource_id", ending("local.x.id", "/agentPools/p")}, "azapi_resource.p?"},
		{"an end of another type", []any{"type", str(cluster), "resource_id", ending("azapi_resource.a.id", "/agentPools/p")}, "azapi_resource.a="},
		{"a type that is not known", []any{"type", unknown("local.x.type"), "resource_id", unknown("azapi_resource.b.id")}, "azapi_resource.b?"},
		{"a type that is not known, and what belongs to it", []any{"type", unknown("local.x.type"), "resource_id", unknown("azapi_resource.a.id")}, "azapi_resource.a? azapi_resource.p? azapi_resource.q?"},
		{"a type that its identifier tells", []any{"type", unknown("local.x.type"), "resource_id", ending("azapi_resource.a.id", "/agentPools/p")}, "azapi_resource.p="},
		{"nothing but a name", []any{"type", unknown("local.x.type"), "name", str("p")}, "azapi_resource.a? azapi_resource.b? azapi_resource.p? azapi_resource.q?"},
		{"neither type nor identifier", []any{"type", unknown("local.x.type"), "resource_id", unknown("local.x.id")}, "azapi_resource.a? azapi_resource.b? azapi_resource.p? azapi_resource.q?"},
		{"a literal id outside", []any{"type", str(cluster), "resource_id", str("/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/other")}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			patch := tf("azapi_update_resource", 2, append(test.body, "body", object("properties", object("fresh", str("yes"))))...)
			_, patches, ok := Translate(patch)
			if !ok || len(patches) != 1 {
				t.Fatalf("%d patches, %t", len(patches), ok)
			}
			var resources []*Resource
			for _, blk := range []Block{a, b, child("p"), child("q")} {
				resources = append(resources, first(blk))
			}
			var changed []string
			for _, r := range NewGraph(resources, patches).Resources {
				switch v := r.Prop("fresh"); {
				case v.IsUnknown():
					changed = append(changed, r.Address+"?")
				case v != nil:
					changed = append(changed, r.Address+"=")
				}
			}
			if got := strings.Join(changed, " "); got != test.changed {
				t.Errorf("changed %q, want %q", got, test.changed)
			}
		})
	}
}

// endsIn is the place of a text of which the end is known.
type endsIn struct {
	value.Locator
	tail string
}

func (e endsIn) Ends() (head, tail string) { return "", e.tail }

// ending is unknown, with an end that is known.
func ending(ref, tail string) *value.Value {
	return unknown(ref).WithPlace(endsIn{at(5), tail})
}

// TestAzapiAction writes by the methods that do.
func TestAzapiAction(t *testing.T) {
	for _, test := range []struct {
		name string
		body []any
		want string
	}{
		{"patch", []any{"method", str("PATCH")}, `"Standard"`},
		{"put", []any{"method", str("put")}, `"Standard"`},
		{"post", []any{"method", str("POST")}, `absent`},
		{"no method", nil, `absent`},
		{"a method that is not known", []any{"method", unknown("local.x.method")}, `?`},
		{"something below it", []any{"method", str("PUT"), "action", str("x")}, `?`},
		{"when it is removed", []any{"method", str("PATCH"), "when", str("destroy")}, `absent`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := first(tf("azurerm_kubernetes_cluster", 4, "name", str("c")))
			_, patches, _ := Translate(tf("azapi_resource_action", 2, append(test.body,
				"type", str("Microsoft.ContainerService/managedClusters@2025-01-01"),
				"resource_id", unknown("azurerm_kubernetes_cluster.x.id"),
				"body", object("sku", object("name", str("Base"), "level", str("Standard"))))...))
			NewGraph([]*Resource{r}, patches)
			if got := show(r.Get("sku", "level")); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestPatchThatMayBeApplied leaves nothing known of what it may change, in a
// pool that is written inside its cluster as well.
func TestPatchThatMayBeApplied(t *testing.T) {
	cluster := first(tf("azapi_resource", 2, "type", str("Microsoft.ContainerService/managedClusters@2025-01-01"), "name", str("c"),
		"body", object("properties", object("agentPoolProfiles", list(object("name", str("sys"), "count", num("1")), object("name", str("app"), "count", num("2")))))))
	patch := tf("azapi_update_resource", 2, "type", str("Microsoft.ContainerService/managedClusters/agentPools@2025-01-01"),
		"resource_id", ending("azapi_resource.x.id", "/agentPools/sys"), "body", object("properties", object("count", num("3"))))
	patch.Exists = Maybe
	_, patches, _ := Translate(patch)
	NewGraph([]*Resource{cluster}, patches)
	if got := show(cluster.Prop("agentPoolProfiles")); got != `[{name:"sys" count:?} {name:"app" count:2}]` {
		t.Errorf("pools are %s", got)
	}
}

// TestPatchReplacesTheOtherSpelling: a subnet has one range or a list of them.
func TestPatchReplacesTheOtherSpelling(t *testing.T) {
	typ := str("Microsoft.Network/virtualNetworks/subnets@2024-05-01")
	for _, test := range []struct {
		name   string
		typ    *value.Value
		exists Exists
		want   string
	}{
		{"applied", typ, Yes, `null "10.0.0.0/22"`},
		{"perhaps applied", typ, Maybe, `? ?`},
		{"of a type that is not known", unknown("local.x.type"), Yes, `? ?`},
	} {
		subnet := first(tf("azurerm_subnet", 4, "name", str("s"), "address_prefixes", list(str("10.0.0.0/29"))))
		patch := tf("azapi_update_resource", 2, "type", test.typ,
			"resource_id", unknown("azurerm_subnet.x.id"), "body", object("properties", object("addressPrefix", str("10.0.0.0/22"))))
		patch.Exists = test.exists
		_, patches, _ := Translate(patch)
		NewGraph([]*Resource{subnet}, patches)
		if got := show(subnet.Prop("addressPrefixes")) + " " + show(subnet.Prop("addressPrefix")); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// TestAzapiUpdateApplies changes a cluster that azurerm declares.
func TestAzapiUpdateApplies(t *testing.T) {
	r := first(tf("azurerm_kubernetes_cluster", 4, "name", str("c"), "dns_prefix", str("d")))
	_, patches, _ := Translate(tf("azapi_update_resource", 2,
		"type", str("Microsoft.ContainerService/managedClusters@2025-01-01"),
		"resource_id", unknown("azurerm_kubernetes_cluster.x.id"),
		"body", object("properties", object("nodeResourceGroupProfile", object("restrictionLevel", str("ReadOnly"))))))
	NewGraph([]*Resource{r}, patches)
	if got := show(r.Prop("nodeResourceGroupProfile", "restrictionLevel")) + " " + show(r.Prop("dnsPrefix")); got != `"ReadOnly" "d"` {
		t.Error(got)
	}
}

// TestAzapiUpdateInside changes a pool that is written inside its cluster, and
// no other.
func TestAzapiUpdateInside(t *testing.T) {
	const pool = "Microsoft.ContainerService/managedClusters/agentPools@2025-01-01"
	cluster := tf("azapi_resource", 2, "type", str("Microsoft.ContainerService/managedClusters@2025-01-01"), "name", unknown("module.n.name"),
		"body", object("properties", object("agentPoolProfiles", list(object("name", str("sys"), "count", num("1")), object("name", str("app"))))))
	cluster.Address = "azapi_resource.c"
	other := tf("azapi_resource", 2, "type", str(pool), "name", unknown("random.x.id"), "parent_id", unknown("azapi_resource.c.id"))
	other.Address = "azapi_resource.p"
	_, patches, _ := Translate(tf("azapi_update_resource", 2, "type", str(pool), "name", str("sys"), "parent_id", unknown("azapi_resource.c.id"),
		"body", object("properties", object("count", num("3")))))
	resources := []*Resource{first(cluster), first(other)}
	NewGraph(resources, patches)
	if got := show(resources[0].Prop("agentPoolProfiles")); got != `[{name:"sys" count:3} {name:"app"}]` {
		t.Errorf("pools are %s", got)
	}
	if got := resources[1].Prop("count"); got != nil {
		t.Errorf("the other pool has count %s", show(got))
	}
}

// TestAzapiUpdateMergesListsOfOneLength: the provider merges a list element by
// element when it is as long as the one that is there.
func TestAzapiUpdateMergesListsOfOneLength(t *testing.T) {
	const cluster = "Microsoft.ContainerService/managedClusters@2025-01-01"
	pools := func(items ...*value.Value) *value.Value {
		return object("properties", object("agentPoolProfiles", list(items...)))
	}
	three := object("name", str("sys"), "count", num("3"), "zones", list(str("1"), str("2")))
	six := object("name", str("sys"), "count", num("6"))
	for _, c := range []struct {
		name         string
		there, write *value.Value
		patch, want  string
	}{
		{"as long", pools(three), pools(six), "azapi_update_resource", `[{name:"sys" count:6 zones:["1" "2"]}]`},
		{"shorter", pools(three, three), pools(six), "azapi_update_resource", `[{name:"sys" count:6}]`},
		{"there may be more", object("properties", object("agentPoolProfiles", list(three).AsOpen())), pools(six), "azapi_update_resource", `[{name:"sys" count:6}+]`},
		{"an action", pools(three), pools(six), "azapi_resource_action", `[{name:"sys" count:6}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := first(tf("azapi_resource", 2, "type", str(cluster), "name", str("a"), "body", c.there))
			_, patches, _ := Translate(tf(c.patch, 2, "type", str(cluster), "method", str("PATCH"), "resource_id", unknown("azapi_resource.x.id"), "body", c.write))
			NewGraph([]*Resource{r}, patches)
			if got := show(r.Prop("agentPoolProfiles")); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

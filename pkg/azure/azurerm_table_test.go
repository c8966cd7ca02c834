package azure

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/value"
)

// attributes holds, for each Terraform type, the attribute paths of the
// provider's documentation and the majors that have them, such as "345".
func attributes(t *testing.T) map[string]map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/azurerm-attributes.json")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]map[string]string
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// used lists the attribute paths that rows read, each with its spellings.
func used(prefix string, rows []row) []string {
	var out []string
	for _, r := range rows {
		if r.kind == rowBelow || r.kind == rowOne {
			out = append(out, used(prefix, r.rows)...)
			continue
		}
		for _, name := range r.from {
			out = append(out, prefix+name)
			out = append(out, used(prefix+name+".", r.rows)...)
		}
	}
	return out
}

func usedBy(e *entry) []string {
	out := append(used("", e.rows), used("", e.properties)...)
	for _, c := range e.children {
		out = append(out, c.block)
		out = append(out, used(c.block+".", c.rows)...)
		out = append(out, used(c.block+".", c.properties)...)
	}
	for _, spellings := range []string{e.parent, e.scope, e.patches} {
		if spellings != "" {
			out = append(out, split(spellings)...)
		}
	}
	return out
}

func TestTableNamesRealAttributes(t *testing.T) {
	known := attributes(t)
	for typ, e := range azurerm() {
		for _, name := range usedBy(e) {
			// Rows shared by several types may hold a name that one of them lacks.
			if known[typ][name] == "" && !sharedRow[typ+" "+name] {
				t.Errorf("%s has no attribute %s", typ, name)
			}
		}
	}
	for typ := range known {
		if azurerm()[typ] == nil {
			t.Errorf("testdata names attributes of %s, which the table does not have", typ)
		}
	}
}

// sharedRow are names of rows that a type shares with another but lacks itself.
var sharedRow = map[string]bool{
	"azurerm_kubernetes_cluster default_node_pool.upgrade_settings.max_unavailable": true,
}

// TestTableIsComplete holds the types that matter most against the
// documentation: every attribute is read, or passed over for a reason.
func TestTableIsComplete(t *testing.T) {
	passedOver := map[string]string{
		"azurerm_kubernetes_cluster default_node_pool.temporary_name_for_rotation": "only steers the provider",
		"azurerm_kubernetes_cluster_node_pool temporary_name_for_rotation":         "only steers the provider",
		"azurerm_kubernetes_cluster public_network_access_enabled":                 "the provider ignores it",
		"azurerm_subnet network_security_group_id_wo_version":                      "only steers the provider",
		"azurerm_subnet route_table_id_wo_version":                                 "only steers the provider",
		"azurerm_virtual_network_peering triggers":                                 "only steers the provider",
		"azurerm_role_assignment skip_service_principal_aad_check":                 "only steers the provider",
		"azurerm_key_vault_secret value_wo_version":                                "only steers the provider",
		"azurerm_key_vault contact":                                                "people, not settings",
		"azurerm_key_vault_key release_policy":                                     "no check asks for it",
		"azurerm_private_dns_zone soa_record":                                      "no check asks for it",
		"azurerm_dns_zone soa_record":                                              "no check asks for it",
		"azurerm_storage_account_network_rules private_link_access":                "no check asks for it",
		"azurerm_log_analytics_solution workspace_name":                            "says what workspace_resource_id says",
		"azurerm_private_endpoint private_service_connection.is_manual_connection": "the same connection either way",
		"azurerm_firewall_application_rule_collection resource_group_name":         "the firewall's name finds it",
		"azurerm_firewall_network_rule_collection resource_group_name":             "the firewall's name finds it",
	}
	partial := []string{ // read only where checks need them
		// Rewriting, client certificates and what only v1 gateways had.
		"azurerm_application_gateway",
		// Who can reach a store is read, not what is in it.
		"azurerm_cosmosdb_account", "azurerm_mssql_server", "azurerm_mysql_flexible_server",
		"azurerm_postgresql_flexible_server", "azurerm_redis_cache", "azurerm_storage_account",
		// What is collected on machines, and receivers and filters, are counted or left out.
		"azurerm_monitor_data_collection_rule", "azurerm_monitor_action_group", "azurerm_monitor_activity_log_alert",
		"azurerm_monitor_metric_alert", "azurerm_consumption_budget_resource_group", "azurerm_consumption_budget_subscription",
		"azurerm_dashboard_grafana",
		// Kustomizations are read by their names.
		"azurerm_kubernetes_flux_configuration",
		// Tunnels and routing between hubs.
		"azurerm_virtual_network_gateway", "azurerm_virtual_network_gateway_connection", "azurerm_virtual_hub_connection",
	}
	for typ, paths := range attributes(t) {
		if slices.Contains(partial, typ) {
			continue
		}
		read := usedBy(azurerm()[typ])
		for path := range paths {
			outer, _, _ := strings.Cut(path, ".")
			if !slices.Contains(read, path) && passedOver[typ+" "+path] == "" && passedOver[typ+" "+outer] == "" {
				t.Errorf("%s: nothing reads %s", typ, path)
			}
		}
	}
}

func TestKnown(t *testing.T) {
	got := Known()
	if !slices.IsSorted(got) {
		t.Error("not sorted")
	}
	for _, typ := range []string{"azapi_resource", "azapi_update_resource", "azurerm_kubernetes_cluster", "azurerm_subnet"} {
		if !slices.Contains(got, typ) {
			t.Errorf("%s is missing", typ)
		}
	}
}

// leaves calls f for every value in v that holds no others, with its path.
func leaves(v *value.Value, path string, f func(path string, v *value.Value)) {
	switch v.Kind() {
	case value.Object:
		for _, field := range v.Fields() {
			leaves(field.Value, path+"."+field.Name, f)
		}
	case value.List:
		for _, item := range v.Items() {
			leaves(item, path+"[]", f)
		}
	default:
		f(path, v)
	}
}

// TestDefaultsAreImplied translates blocks in which nothing is written: what
// comes out is a default, so it is marked and located at the header.
func TestDefaultsAreImplied(t *testing.T) {
	for typ := range azurerm() {
		for _, major := range []int{0, 3, 4, 5} {
			rs, ps, _ := Translate(tf(typ, major))
			if len(rs) == 0 && len(ps) == 0 {
				t.Errorf("%s becomes nothing", typ)
			}
			for _, r := range rs {
				leaves(r.Body, typ, func(path string, v *value.Value) {
					if v.IsUnknown() && major == 0 {
						return
					}
					if !v.Implied() || v.Place().Origin.Start != 100 {
						t.Errorf("major %d: %s = %s at %s", major, path, show(v), v.Place().Origin)
					}
				})
			}
		}
	}
}

// TestBlockDefaultsAreImplied writes every block of every type, empty: only
// what stands for the block itself is not implied.
func TestBlockDefaultsAreImplied(t *testing.T) {
	for typ, e := range azurerm() {
		stands := map[string]bool{}
		presents(e.rows, stands)
		presents(e.properties, stands)
		for _, major := range []int{3, 4, 5} {
			b := tf(typ, major)
			b.Body = fill(append(slices.Clone(e.rows), e.properties...), func() *value.Value { return nil })
			rs, _, _ := Translate(b)
			for _, r := range rs {
				leaves(r.Body, typ, func(path string, v *value.Value) {
					name := path[strings.LastIndexByte(path, '.')+1:]
					if !v.Implied() && !stands[name] {
						t.Errorf("major %d: %s = %s is not marked implied", major, path, show(v))
					}
				})
			}
		}
	}
}

// presents collects the last names of what is sent because a block is written.
func presents(rows []row, out map[string]bool) {
	for _, r := range rows {
		if r.kind == rowPresent {
			out[r.to[len(r.to)-1]] = true
		}
		presents(r.rows, out)
	}
	out["mode"] = true // of the mesh's gateways
}

// fill writes every attribute that rows read with leaf, and every block once.
func fill(rows []row, leaf func() *value.Value) *value.Value {
	var fields []value.Field
	for _, r := range rows {
		switch r.kind {
		case rowAttr, rowDerived:
			for _, name := range r.from {
				fields = append(fields, value.Field{Name: name, Value: leaf()})
			}
		case rowBelow, rowOne:
			fields = append(fields, fill(r.rows, leaf).Fields()...)
		case rowBlock, rowBlocks:
			for _, name := range r.from {
				fields = append(fields, value.Field{Name: name, Value: list(fill(r.rows, leaf))})
			}
		default:
		}
	}
	return value.NewObject(fields, at(8))
}

// TestUnknownStaysUnknown writes everything as unknown: nothing known comes out
// but what the provider fixes.
func TestUnknownStaysUnknown(t *testing.T) {
	for typ, e := range azurerm() {
		b := tf(typ, 4)
		b.Body = fill(append(slices.Clone(e.rows), e.properties...), func() *value.Value { return unknown("var.x.y") })
		fixedNames := map[string]bool{}
		presents(e.rows, fixedNames)
		presents(e.properties, fixedNames)
		rs, _, _ := Translate(b)
		for _, r := range rs {
			leaves(r.Body, typ, func(path string, v *value.Value) {
				name := path[strings.LastIndexByte(path, '.')+1:]
				if !v.IsUnknown() && !v.Implied() && !fixedNames[name] {
					t.Errorf("%s = %s", path, show(v))
				}
				if v.IsUnknown() && len(v.Refs()) == 0 {
					t.Errorf("%s lost its references", path)
				}
			})
		}
	}
}

// TestBlocksThatMayBeWritten compares, for each block of each type, what it
// sets with what comes out when it is not known whether it is written: nothing
// that the block would set may then be known or absent.
func TestBlocksThatMayBeWritten(t *testing.T) {
	for typ, e := range azurerm() {
		for _, r := range append(slices.Clone(e.rows), e.properties...) {
			if r.kind != rowBlock && r.kind != rowBlocks {
				continue
			}
			name := r.from[0]
			full := fill([]row{r}, func() *value.Value { return unknown("var.x.y") }).Get(name)
			without := first(tf(typ, 4))
			with := first(tf(typ, 4, name, full))
			may := first(tf(typ, 4, name, list().AsOpen()))
			leaves(with.Body, "", func(path string, _ *value.Value) {
				path = strings.TrimPrefix(path, ".")
				path, _, _ = strings.Cut(path, "[]")
				if show(lookup(without.Body, path)) == show(lookup(with.Body, path)) {
					return // not set by this block
				}
				if got := lookup(may.Body, path); !got.IsUnknown() && !got.Open() {
					t.Errorf("%s, block %s: %s = %s", typ, name, path, show(got))
				}
			})
		}
	}
}

// TestOddBodies feeds every type values of every wrong kind.
func TestOddBodies(t *testing.T) {
	odd := []*value.Value{
		nil, null(), boolean(true), num("1"), str("x"), list(), list(null()), list(list()), list(str("x")),
		object(), object("id", str("x")), unknown("a.b.c"), list(unknown("a.b.c")), list().AsOpen(), object().AsOpen(),
	}
	for _, typ := range Known() {
		for _, body := range odd {
			b := tf(typ, 0)
			b.Body = body
			Translate(b)
		}
		e, ok := azurerm()[typ]
		if !ok {
			continue
		}
		for _, v := range odd {
			b := tf(typ, 4)
			b.Body = fill(append(slices.Clone(e.rows), e.properties...), func() *value.Value { return v })
			if resources, patches, ok := Translate(b); !ok || len(resources)+len(patches) == 0 {
				t.Errorf("%s with %s everywhere becomes nothing", typ, show(v))
			}
			var fields []value.Field
			for _, f := range b.Body.Fields() {
				fields = append(fields, value.Field{Name: f.Name, Value: v})
			}
			b.Body = value.NewObject(fields, at(9))
			Translate(b)
		}
	}
}

package azure

import "testing"

func TestNested(t *testing.T) {
	cluster := Nested("azurerm_kubernetes_cluster")
	for _, path := range [][]string{
		{"default_node_pool", "upgrade_settings"},
		{"network_profile", "load_balancer_profile"},
		{"identity"},
		{"azure_active_directory_role_based_access_control"},
		{"maintenance_window_auto_upgrade"},
	} {
		b := cluster
		for _, name := range path {
			if b[name] == nil {
				t.Errorf("%v is no block", path)
				break
			}
			b = b[name]
		}
	}
	for _, attribute := range []string{"name", "tags", "dns_prefix"} {
		if cluster[attribute] != nil {
			t.Errorf("%s is no block", attribute)
		}
	}
	if len(Nested("azurerm_unheard_of")) > 0 || Nested("azapi_resource")["identity"] == nil {
		t.Error("types that are not in the table")
	}
}

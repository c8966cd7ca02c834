package rules.network.cilium_on_node_subnet_test

import data.rules.network.cilium_on_node_subnet as rule

_cluster(provider, plane, ipam) := {"name": "shop", "provider": provider, "network": {"data_plane": plane, "ipam": ipam}}

test_node_subnet if {
	some finding in rule.deny with input as _cluster("azurerm", "cilium", "node_subnet")
	finding.path == ["network", "data_plane"]
}

test_silent[name] if {
	some name, cluster in {
		"overlay": _cluster("azurerm", "cilium", "overlay"),
		"pod subnet": _cluster("azurerm", "cilium", "pod_subnet_dynamic"),
		"other provider": _cluster("azapi", "cilium", "node_subnet"),
		"other data plane": _cluster("azurerm", "azure", "node_subnet"),
		"mode unknown": {"name": "shop", "provider": "azurerm", "network": {"data_plane": "cilium"}},
	}
	count(rule.deny) == 0 with input as cluster
}

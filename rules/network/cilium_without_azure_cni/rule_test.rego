package rules.network.cilium_without_azure_cni_test

import data.rules.network.cilium_without_azure_cni as rule

_cluster(plugin, plane) := {"name": "shop", "network": {"plugin": plugin, "data_plane": plane}}

test_other_plugin[plugin] if {
	some plugin in ["kubenet", "none"]
	some finding in rule.deny with input as _cluster(plugin, "cilium")
	finding.path == ["network", "data_plane"]
}

test_silent[name] if {
	some name, cluster in {
		"azure": _cluster("azure", "cilium"),
		"default data plane": _cluster("kubenet", "azure"),
		"plugin unknown": {"name": "shop", "network": {"data_plane": "cilium"}},
		"data plane unknown": {"name": "shop", "network": {"plugin": "kubenet"}},
	}
	count(rule.deny) == 0 with input as cluster
}

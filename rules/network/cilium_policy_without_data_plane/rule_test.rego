package rules.network.cilium_policy_without_data_plane_test

import data.rules.network.cilium_policy_without_data_plane as rule

_cluster(policy, plane) := {"name": "shop", "network": {"policy": policy, "data_plane": plane}}

test_azure_data_plane if {
	some finding in rule.deny with input as _cluster("cilium", "azure")
	finding.path == ["network", "policy"]
}

test_silent[name] if {
	some name, cluster in {
		"both": _cluster("cilium", "cilium"),
		"neither": _cluster("calico", "azure"),
		"data plane unknown": {"name": "shop", "network": {"policy": "cilium"}},
		"policy unknown": {"name": "shop", "network": {"data_plane": "azure"}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.network.cilium_with_other_policy_engine_test

import data.rules.network.cilium_with_other_policy_engine as rule

_cluster(policy, plane) := {"name": "shop", "network": {"policy": policy, "data_plane": plane}}

test_other_engine[policy] if {
	some policy in ["azure", "calico"]
	some finding in rule.deny with input as _cluster(policy, "cilium")
	finding.path == ["network", "policy"]
}

test_silent[name] if {
	some name, cluster in {
		"cilium": _cluster("cilium", "cilium"),
		"none": _cluster("none", "cilium"),
		"default data plane": _cluster("calico", "azure"),
		"data plane unknown": {"name": "shop", "network": {"policy": "calico"}},
		"policy unknown": {"name": "shop", "network": {"data_plane": "cilium"}},
	}
	count(rule.deny) == 0 with input as cluster
}

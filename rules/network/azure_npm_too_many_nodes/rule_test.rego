package rules.network.azure_npm_too_many_nodes_test

import data.rules.network.azure_npm_too_many_nodes as rule

_cluster(policy, nodes) := {
	"name": "shop",
	"network": {"policy": policy},
	"addressing": {"nodes_max": nodes, "at_least_nodes_max": nodes},
	"pools": [{"name": "apps", "nodes_max": 230, "surge_nodes": 23}],
}

test_too_many if {
	some finding in rule.deny with input as _cluster("azure", 253)
	finding.path == ["network", "policy"]
}

test_silent[name] if {
	some name, cluster in {
		"limit": _cluster("azure", 250),
		"cilium": _cluster("cilium", 253),
		"nodes unknown": object.union(_cluster("azure", 1), {"addressing": {"at_least_nodes_max": 1}}),
		"policy unknown": json.remove(_cluster("azure", 253), ["network/policy"]),
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.pools.too_many_nodes_test

import data.rules.pools.too_many_nodes as rule

_cluster(tier, plugin, nodes) := {
	"name": "shop",
	"tier": tier,
	"network": {"plugin": plugin},
	"node_provisioning": "manual",
	"addressing": {"nodes_max": nodes, "at_least_nodes_max": nodes},
}

test_past_the_limit[path] if {
	some path, cluster in {
		["addressing", "nodes_max"]: _cluster("standard", "azure", 5001),
		["tier"]: _cluster("free", "azure", 1001),
		["network", "plugin"]: _cluster("standard", "kubenet", 401),
	}
	some answer in rule.deny with input as cluster
	answer.path == path
}

test_known_part_is_past_the_limit if {
	cluster := object.union(_cluster("standard", "azure", 0), {"addressing": {"at_least_nodes_max": 5001}})
	count(rule.deny) == 1 with input as json.remove(cluster, ["addressing/nodes_max"])
}

test_silent[note] if {
	some note, cluster in {
		"at the limit": _cluster("standard", "azure", 5000),
		"at the limit of the free tier": _cluster("free", "azure", 1000),
		"at the limit of kubenet": _cluster("standard", "kubenet", 400),
		"unknown": {"name": "shop", "tier": "free", "network": {}, "addressing": {"at_least_nodes_max": 0}},
	}
	count(rule.deny) == 0 with input as cluster
}

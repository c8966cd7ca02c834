package rules.pools.too_many_nodes_test

import data.rules.pools.too_many_nodes as rule

_cluster(tier, plugin, sizes) := {
	"name": "shop",
	"tier": tier,
	"network": {"plugin": plugin},
	"pools": [{"nodes_max": n} | some n in sizes],
}

test_past_the_limit[path] if {
	some path, cluster in {
		["addressing", "nodes_max"]: _cluster("standard", "azure", [1000, 1000, 1000, 1000, 1000, 1]),
		["tier"]: _cluster("free", "azure", [600, 401]),
		["network", "plugin"]: _cluster("standard", "kubenet", [3, 398]),
	}
	some answer in rule.deny with input as cluster
	answer.path == path
}

test_silent[note] if {
	some note, cluster in {
		"at the limit": _cluster("standard", "azure", [1000, 1000, 1000, 1000, 1000]),
		"at the limit of the free tier": _cluster("free", "azure", [600, 400]),
		"at the limit of kubenet": _cluster("standard", "kubenet", [2, 398]),
		"unknown": {"name": "shop", "tier": "free", "network": {}, "pools": [{}]},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.pools.too_many_nodes_test

import data.rules.pools.too_many_nodes as rule

_cluster(tier, policy, sizes) := {
	"name": "shop",
	"tier": tier,
	"network": {"policy": policy},
	"pools": [{"nodes_max": n} | some n in sizes],
}

test_past_the_limit[path] if {
	some path, cluster in {
		["addressing", "nodes_max"]: _cluster("standard", "cilium", [1000, 1000, 1000, 1000, 1000, 1]),
		["tier"]: _cluster("free", "none", [600, 401]),
		["network", "policy"]: _cluster("standard", "azure", [3, 248]),
	}
	some answer in rule.deny with input as cluster
	answer.path == path
}

test_silent[note] if {
	some note, cluster in {
		"at the limit": _cluster("standard", "cilium", [1000, 1000, 1000, 1000, 1000]),
		"at the limit of the free tier": _cluster("free", "none", [600, 400]),
		"at the limit of the engine": _cluster("standard", "azure", [2, 248]),
		"unknown": {"name": "shop", "tier": "free", "network": {}, "pools": [{}]},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.pools.pool_below_thirty_pods_test

import data.rules.pools.pool_below_thirty_pods as rule

_pool(pods, nodes) := {"pools": [{"name": "apps", "max_pods_stated": true, "max_pods": pods, "nodes_min": nodes}]}

test_no_room if {
	some answer in rule.deny with input as _pool(12, 2)
	answer.path == ["pools", 0, "max_pods"]
	contains(answer.message, "24 of 30")
}

test_silent[note] if {
	some note, pool in {
		"ten on three nodes": _pool(10, 3),
		"thirty on one node": _pool(30, 1),
		"down to zero": _pool(20, 0),
		"below ten is another rule": _pool(5, 2),
		"nodes not known": {"pools": [{"name": "apps", "max_pods_stated": true, "max_pods": 12}]},
		"pods not known": {"pools": [{"name": "apps", "max_pods_stated": true, "nodes_min": 1}]},
	}
	count(rule.deny) == 0 with input as pool
}

package rules.zones.nodes_uneven_over_zones_test

import data.rules.zones.nodes_uneven_over_zones as rule

_pool(nodes, zones) := {"name": "apps", "mode": "User", "priority": "Regular", "nodes_min": nodes, "zones": zones}

_three := ["1", "2", "3"]

test_four_nodes_for_three_zones if {
	some answer in rule.deny with input as {"pools": [_pool(4, _three)]}
	answer.path == ["pools", 0, "nodes_min"]
}

test_silent[note] if {
	some note, pool in {
		"even": _pool(6, _three),
		"as many as zones": _pool(3, _three),
		"fewer is another rule": _pool(2, _three),
		"one zone": _pool(4, ["1"]),
		"no zone": _pool(4, []),
		"spot": object.union(_pool(4, _three), {"priority": "Spot"}),
		"unknown": object.remove(_pool(4, _three), ["nodes_min"]),
	}
	count(rule.deny) == 0 with input as {"pools": [pool]}
}

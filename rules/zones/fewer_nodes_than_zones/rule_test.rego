package rules.zones.fewer_nodes_than_zones_test

import data.rules.zones.fewer_nodes_than_zones as rule

_pool(nodes, zones) := {"name": "apps", "mode": "User", "priority": "Regular", "nodes_min": nodes, "zones": zones}

_three := ["1", "2", "3"]

test_two_nodes_for_three_zones if {
	some answer in rule.deny with input as {"pools": [_pool(2, _three)]}
	answer.path == ["pools", 0, "nodes_min"]
	answer.message == `pool "apps" lists 3 zones and goes down to fewer nodes (2)`
	answer.related[0].path == ["pools", 0, "zones"]
}

test_silent[note] if {
	some note, pool in {
		"enough": _pool(3, _three),
		"one zone": _pool(1, ["1"]),
		"no zone": _pool(1, []),
		"down to zero": _pool(0, _three),
		"spot": object.union(_pool(1, _three), {"priority": "Spot"}),
		"gateway": object.union(_pool(2, _three), {"mode": "Gateway"}),
		"nodes not known": object.remove(_pool(1, _three), ["nodes_min"]),
		"zones not known": object.remove(_pool(1, _three), ["zones"]),
	}
	count(rule.deny) == 0 with input as {"pools": [pool]}
}

package rules.zones.pool_in_two_zones_test

import data.rules.zones.pool_in_two_zones as rule

_pool(zones) := {
	"name": "apps",
	"mode": "User",
	"type": "VirtualMachineScaleSets",
	"priority": "Regular",
	"proximity_group": false,
	"vm_size": "Standard_D4s_v5",
	"zones": zones,
}

_cluster(pools) := {"name": "shop", "sku": "base", "edge_zone": false, "location": "westeurope", "pools": pools}

test_two_zones if {
	some answer in rule.deny with input as _cluster([_pool(["2", "1"])])
	answer.path == ["pools", 0, "zones"]
	answer.message == `pool "apps" and those like it lie in zones 1 and 2 only`
}

test_a_pool_for_each_of_two_zones_is_one_group if {
	deny := rule.deny with input as _cluster([_pool(["1"]), object.union(_pool(["3"]), {"name": "more"})])
	count(deny) == 1
	some answer in deny
	answer.path == ["pools", 0, "zones"]
	answer.related == [{"path": ["pools", 1, "zones"], "message": "pool more is one of them"}]
}

test_pools_of_two_sizes_are_two_groups if {
	count(rule.deny) == 2 with input as _cluster([_pool(["1", "2"]), object.union(_pool(["1", "2"]), {"vm_size": "Standard_E4s_v5"})])
}

test_silent[note] if {
	some note, pools in {
		"three zones": [_pool(["1", "2", "3"])],
		"the third in a pool like it": [_pool(["1", "2"]), _pool(["3"])],
		"no zone is another rule": [_pool([])],
		"one zone is another rule": [_pool(["1"])],
		"spot": [object.union(_pool(["1", "2"]), {"priority": "Spot"})],
		"automatic zones": [_pool(["auto"])],
		"unknown": [object.remove(_pool([]), ["zones"])],
	}
	count(rule.deny) == 0 with input as _cluster(pools)
}

test_silent_cluster[note] if {
	some note, change in {
		"region without zones": {"location": "westus"},
		"region not known": {"location": "atlantisnorth"},
		"automatic": {"sku": "automatic"},
	}
	count(rule.deny) == 0 with input as object.union(_cluster([_pool(["1", "2"])]), change)
}

package rules.zones.pool_without_zone_spread_test

import data.rules.zones.pool_without_zone_spread as rule

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

test_no_zone if {
	some answer in rule.deny with input as _cluster([_pool([])])
	answer.path == ["pools", 0, "zones"]
	answer.message == `pool "apps" names no availability zone, and westeurope has them`
}

test_one_zone if {
	some answer in rule.deny with input as _cluster([_pool(["2"])])
	answer.message == `pool "apps" lies in zone 2 only`
}

test_other_sizes_do_not_help if {
	other := object.union(_pool(["2"]), {"vm_size": "Standard_NC24ads_A100_v4"})
	count(rule.deny) == 2 with input as _cluster([_pool(["1"]), other])
}

test_silent[note] if {
	some note, pools in {
		"two zones": [_pool(["1", "2"])],
		"a pool for each zone": [_pool(["1"]), _pool(["2"]), _pool(["3"])],
		"spot": [object.union(_pool([]), {"priority": "Spot"})],
		"proximity group": [object.union(_pool([]), {"proximity_group": true})],
		"automatic zones": [_pool(["auto"])],
		"gateway pool": [object.union(_pool([]), {"mode": "Gateway"})],
		"other kind of pool": [object.union(_pool([]), {"type": "VirtualMachines"})],
		"unknown": [object.remove(_pool([]), ["zones"])],
		"priority unknown": [object.remove(_pool([]), ["priority"])],
	}
	count(rule.deny) == 0 with input as _cluster(pools)
}

test_silent_cluster[note] if {
	some note, change in {
		"region without zones": {"location": "westus"},
		"region not known": {"location": "atlantisnorth"},
		"no region": {"location": null},
		"automatic": {"sku": "automatic"},
		"edge zone": {"edge_zone": true},
	}
	count(rule.deny) == 0 with input as object.union(_cluster([_pool([])]), change)
}

package rules.pools.autoscaler_bounds_missing_test

import data.rules.pools.autoscaler_bounds_missing as rule

_pool(low, high) := {
	"name": "apps",
	"type": "VirtualMachineScaleSets",
	"autoscaling": true,
	"min_count": low,
	"max_count": high,
}

_cluster(pool) := {"pools": [pool]}

test_no_maximum if {
	some answer in rule.deny with input as _cluster(_pool(3, null))
	answer.path == ["pools", 0, "autoscaling"]
	endswith(answer.message, "no maximum")
}

test_no_minimum if {
	some answer in rule.deny with input as _cluster(_pool(null, 3))
	endswith(answer.message, "no minimum")
}

test_silent[note] if {
	some note, pool in {
		"both": _pool(3, 5),
		"no autoscaler": object.union(_pool(null, null), {"autoscaling": false}),
		"other kind of pool": object.union(_pool(null, null), {"type": "VirtualMachines"}),
		"unknown": object.remove(_pool(3, null), ["max_count"]),
	}
	count(rule.deny) == 0 with input as _cluster(pool)
}

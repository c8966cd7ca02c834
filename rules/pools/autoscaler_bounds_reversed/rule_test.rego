package rules.pools.autoscaler_bounds_reversed_test

import data.rules.pools.autoscaler_bounds_reversed as rule

_pool(low, high) := {"name": "apps", "autoscaling": true, "min_count": low, "max_count": high}

_cluster(pool) := {"pools": [pool]}

test_reversed if {
	some answer in rule.deny with input as _cluster(_pool(5, 3))
	answer.path == ["pools", 0, "max_count"]
}

test_silent[note] if {
	some note, pool in {
		"in order": _pool(3, 5),
		"equal is another rule": _pool(3, 3),
		"no maximum is another rule": _pool(3, null),
		"no autoscaler": object.union(_pool(5, 3), {"autoscaling": false}),
		"unknown": object.remove(_pool(5, 3), ["max_count"]),
	}
	count(rule.deny) == 0 with input as _cluster(pool)
}

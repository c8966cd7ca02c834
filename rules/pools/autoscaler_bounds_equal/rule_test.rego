package rules.pools.autoscaler_bounds_equal_test

import data.rules.pools.autoscaler_bounds_equal as rule

_pool(low, high) := {"name": "apps", "autoscaling": true, "min_count": low, "max_count": high}

_cluster(pool) := {"pools": [pool]}

test_equal if {
	some answer in rule.deny with input as _cluster(_pool(3, 3))
	answer.path == ["pools", 0, "max_count"]
}

test_silent[note] if {
	some note, pool in {
		"room to grow": _pool(3, 5),
		"reversed is another rule": _pool(5, 3),
		"neither is another rule": _pool(null, null),
		"no autoscaler": object.union(_pool(3, 3), {"autoscaling": false}),
		"unknown": object.remove(_pool(3, 3), ["max_count"]),
	}
	count(rule.deny) == 0 with input as _cluster(pool)
}

package rules.pools.spot_system_pool_test

import data.rules.pools.spot_system_pool as rule

_pool(mode, priority) := {"pools": [{"name": "sys", "mode": mode, "priority": priority}]}

test_spot_in_a_system_pool if {
	some answer in rule.deny with input as _pool("System", "Spot")
	answer.path == ["pools", 0, "priority"]
}

test_silent[note] if {
	some note, pool in {
		"regular": _pool("System", "Regular"),
		"user pool": _pool("User", "Spot"),
		"unknown": {"pools": [{"name": "sys", "mode": "System"}]},
	}
	count(rule.deny) == 0 with input as pool
}

package rules.pools.burstable_system_pool_test

import data.rules.pools.burstable_system_pool as rule

_pool(mode, size) := {"pools": [{"name": "sys", "mode": mode, "vm_size": size}]}

test_burstable if {
	some answer in rule.deny with input as _pool("System", "Standard_B4ms")
	answer.path == ["pools", 0, "vm_size"]
}

test_second_generation if count(rule.deny) == 1 with input as _pool("System", "standard_b4as_v2")

test_silent[note] if {
	some note, pool in {
		"other family": _pool("System", "Standard_D4s_v5"),
		"user pool": _pool("User", "Standard_B4ms"),
		"size chosen by Azure": _pool("System", null),
		"unknown": {"pools": [{"name": "sys", "mode": "System"}]},
	}
	count(rule.deny) == 0 with input as pool
}

package rules.pools.system_pool_below_four_vcpus_test

import data.rules.pools.system_pool_below_four_vcpus as rule

_pool(mode, vcpus) := {"pools": [{"name": "sys", "mode": mode, "vm_size": "Standard_D2s_v5", "vcpus": vcpus}]}

test_two_processors if {
	some answer in rule.deny with input as _pool("System", 2)
	answer.path == ["pools", 0, "vm_size"]
	contains(answer.message, "2 of the 4")
}

test_silent[note] if {
	some note, pool in {
		"four processors": _pool("System", 4),
		"one is another rule": _pool("System", 1),
		"user pool": _pool("User", 2),
		"name does not say": _pool("System", null),
		"burstable is another rule": {"pools": [{"name": "sys", "mode": "System", "vm_size": "Standard_B2ms", "vcpus": 2}]},
		"unknown": {"pools": [{"name": "sys", "mode": "System"}]},
	}
	count(rule.deny) == 0 with input as pool
}

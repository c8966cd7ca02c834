package rules.pools.system_pool_vm_too_small_test

import data.rules.pools.system_pool_vm_too_small as rule

_pool(mode, size, vcpus) := {"pools": [{"name": "sys", "mode": mode, "vm_size": size, "vcpus": vcpus}]}

test_one_processor if {
	some answer in rule.deny with input as _pool("System", "Standard_F1s", 1)
	answer.path == ["pools", 0, "vm_size"]
	contains(answer.message, "1 of the 2")
}

test_too_little_memory if {
	some answer in rule.deny with input as _pool("System", "Standard_A2", 2)
		with data.facts.vm_sizes.below_4_gib as {"standard_a2": 3.5}
	contains(answer.message, "3.5 of the 4 GiB")
}

test_silent[note] if {
	some note, pool in {
		"two processors": _pool("System", "Standard_D2s_v5", 2),
		"user pool": _pool("User", "Standard_F1s", 1),
		"size chosen by Azure": _pool("System", null, null),
		"name does not say": _pool("System", "Standard_G1", null),
		"unknown": {"pools": [{"name": "sys", "mode": "System"}]},
	}
	count(rule.deny) == 0 with input as pool
}

package rules.pools.availability_set_pool_test

import data.rules.pools.availability_set_pool as rule

_pool(type) := {"pools": [{"name": "apps", "type": type}]}

test_availability_set if {
	some answer in rule.deny with input as _pool("AvailabilitySet")
	answer.path == ["pools", 0, "type"]
}

test_silent[note] if {
	some note, pool in {
		"scale set": _pool("VirtualMachineScaleSets"),
		"machines": _pool("VirtualMachines"),
		"unknown": {"pools": [{"name": "apps"}]},
	}
	count(rule.deny) == 0 with input as pool
}

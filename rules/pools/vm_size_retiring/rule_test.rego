package rules.pools.vm_size_retiring_test

import data.rules.pools.vm_size_retiring as rule

_pool(size) := {"pools": [{"name": "apps", "vm_size": size}]}

_on(day, pool) := found if found := rule.deny with input as pool with data.akslint.as_of as day

test_retiring[size] if {
	some size in ["Standard_DS2_v2", "Standard_D3_v2_Promo", "Standard_F8s_v2", "Standard_B2ms", "Standard_L8s_v2"]
	some answer in _on("2026-11-20", _pool(size))
	answer.path == ["pools", 0, "vm_size"]
}

test_silent[size] if {
	some size in ["Standard_D4s_v5", "Standard_B4as_v2", "Standard_F8as_v6", "Standard_NC6s_v3", null]
	count(_on("2026-11-20", _pool(size))) == 0
}

test_unknown if count(_on("2026-11-20", {"pools": [{"name": "apps"}]})) == 0

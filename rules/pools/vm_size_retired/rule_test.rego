package rules.pools.vm_size_retired_test

import data.rules.pools.vm_size_retired as rule

_pool(size) := {"pools": [{"name": "gpu", "vm_size": size}]}

_on(day, pool) := found if found := rule.deny with input as pool with data.akslint.as_of as day

test_retired if {
	some answer in _on("2026-11-20", _pool("Standard_NC6s_v3"))
	answer.path == ["pools", 0, "vm_size"]
	endswith(answer.message, "the series NCv3 was retired on 2025-09-30")
}

test_retired_on_the_day if count(_on("2026-09-30", _pool("Standard_NV12s_v3"))) == 1

test_silent[note] if {
	some note, pool in {
		"not yet": _pool("Standard_DS2_v2"),
		"current": _pool("Standard_NC24ads_A100_v4"),
		"size chosen by Azure": _pool(null),
		"unknown": {"pools": [{"name": "gpu"}]},
	}
	count(_on("2026-11-20", pool)) == 0
}

test_before_the_day if count(_on("2026-09-29", _pool("Standard_NV12s_v3"))) == 0

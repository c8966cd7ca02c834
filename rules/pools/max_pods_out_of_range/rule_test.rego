package rules.pools.max_pods_out_of_range_test

import data.rules.pools.max_pods_out_of_range as rule

_pool(pods) := {"pools": [{"name": "apps", "max_pods_stated": true, "max_pods": pods}]}

test_too_many if {
	some answer in rule.deny with input as _pool(251)
	answer.path == ["pools", 0, "max_pods"]
	contains(answer.message, "250 is the most")
}

test_too_few if {
	some answer in rule.deny with input as _pool(9)
	contains(answer.message, "10 is the least")
}

test_silent[note] if {
	some note, pool in {"least": _pool(10), "most": _pool(250), "unknown": {"pools": [{"name": "apps", "max_pods_stated": true}]}}
	count(rule.deny) == 0 with input as pool
}

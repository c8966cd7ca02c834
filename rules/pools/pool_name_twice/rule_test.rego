package rules.pools.pool_name_twice_test

import data.rules.pools.pool_name_twice as rule

_second(same) := {"name": "shop", "pools": [{"name": "apps", "same_name": null}, {"name": "apps", "same_name": same}]}

test_twice if {
	some answer in rule.deny with input as _second(0)
	answer.path == ["pools", 1, "name"]
	answer.related[0].path == ["pools", 0, "name"]
}

test_silent[note] if {
	some note, cluster in {
		"different": _second(null),
		"not known": {"name": "shop", "pools": [{"name": "apps"}, {}]},
	}
	count(rule.deny) == 0 with input as cluster
}

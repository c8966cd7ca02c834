package rules.pools.pool_name_twice_test

import data.rules.pools.pool_name_twice as rule

_cluster(names) := {"name": "shop", "pools": [{"name": name} | some name in names]}

test_twice if {
	some answer in rule.deny with input as _cluster(["system", "apps", "apps"])
	answer.path == ["pools", 2, "name"]
}

test_silent[note] if {
	some note, cluster in {
		"different": _cluster(["system", "apps"]),
		"one": _cluster(["system"]),
		"not known": {"name": "shop", "pools": [{"name": "system"}, {}, {}]},
	}
	count(rule.deny) == 0 with input as cluster
}

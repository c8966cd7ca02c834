package rules.addressing.node_subnet_exhausted_test

import data.rules.addressing.node_subnet_exhausted as rule

_cluster(capacity, demand) := {
	"pools": [{"name": "system", "subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "nodes", "capacity": capacity, "demand": demand}]},
}

_demand(most) := {
	"at_least_max": most,
	"max_floor": most,
	"max": most,
	"consumers": [{"name": "system", "formula": "(7 + 1) x (1 + 30) = 248"}, {"name": "pe-sql", "formula": "4"}],
}

test_one_address_short if {
	some finding in rule.deny with input as _cluster(251, _demand(252))
	finding.path == ["network", "subnets", 0, "prefixes"]
	contains(finding.message, "system (7 + 1) x (1 + 30) = 248; pe-sql 4")
	finding.related[0].path == ["network", "subnets", 0, "demand", "consumers", 0]
}

test_known_part_is_too_much if {
	demand := {"at_least_max": 300, "consumers": [{"name": "system", "formula": "?"}]}
	count(rule.deny) == 1 with input as _cluster(251, demand)
}

test_two_pools_on_one_subnet_are_one_finding if {
	cluster := object.union(_cluster(251, _demand(252)), {"pools": [
		{"name": "a", "subnet": {"index": 0}},
		{"name": "b", "subnet": {"index": 0}},
	]})
	count(rule.deny) == 1 with input as cluster
}

test_silent[name] if {
	some name, cluster in {
		"exact fit": _cluster(251, _demand(251)),
		"no IPv4 prefix": _cluster(null, _demand(300)),
		"capacity unknown": json.remove(_cluster(0, _demand(300)), ["network/subnets/0/capacity"]),
		"demand unknown": _cluster(251, {"at_least_max": 31, "consumers": []}),
		"subnet elsewhere": object.union(_cluster(251, _demand(300)), {"pools": [{"name": "system", "subnet": {}}]}),
		"own subnet of Azure": object.union(_cluster(251, _demand(300)), {"pools": [{"name": "system", "subnet": {"index": null}}]}),
	}
	count(rule.deny) == 0 with input as cluster
}

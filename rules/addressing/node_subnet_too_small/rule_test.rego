package rules.addressing.node_subnet_too_small_test

import data.rules.addressing.node_subnet_too_small as rule

_cluster(capacity, demand) := {
	"pools": [{"name": "system", "subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "nodes", "capacity": capacity, "demand": demand}]},
}

_demand(now) := {"at_least_now": now, "now": now, "consumers": [{"name": "system", "now": now, "formula": "x"}]}

test_too_small if {
	some finding in rule.deny with input as _cluster(59, _demand(93))
	finding.path == ["network", "subnets", 0, "prefixes"]
	contains(finding.message, "system 93")
}

test_known_part_is_too_much if {
	demand := {"at_least_now": 93, "consumers": [{"name": "system", "now": 93, "formula": "x"}]}
	count(rule.deny) == 1 with input as _cluster(59, demand)
}

test_silent[name] if {
	some name, cluster in {
		"exact fit": _cluster(93, _demand(93)),
		"no IPv4 prefix": _cluster(null, _demand(93)),
		"capacity unknown": json.remove(_cluster(0, _demand(93)), ["network/subnets/0/capacity"]),
		"demand unknown": _cluster(59, {"at_least_now": 31, "consumers": []}),
		"subnet elsewhere": object.union(_cluster(59, _demand(93)), {"pools": [{"name": "system", "subnet": {}}]}),
	}
	count(rule.deny) == 0 with input as cluster
}

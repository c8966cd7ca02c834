package rules.addressing.node_subnet_nearly_full_test

import data.rules.addressing.node_subnet_nearly_full as rule

_cluster(capacity, most) := {
	"pools": [{"name": "system", "subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "nodes", "capacity": capacity, "demand": {
		"at_least_max": most,
		"max_floor": most,
		"consumers": [{"name": "system", "formula": "x"}],
	}}]},
}

test_nearly_full[most] if {
	some most in [201, 251]
	some finding in rule.deny with input as _cluster(251, most)
	finding.path == ["network", "subnets", 0, "prefixes"]
}

test_silent[name] if {
	some name, cluster in {
		"four fifths": _cluster(250, 200),
		"over the edge": _cluster(251, 252),
		"no IPv4 prefix": _cluster(null, 200),
		"demand unknown": json.remove(_cluster(251, 240), ["network/subnets/0/demand/max_floor"]),
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.addressing.service_range_at_limit_test

import data.rules.addressing.service_range_at_limit as rule

_cluster(length) := {"name": "shop", "addressing": {"service_range": {"prefix_length": length}}}

test_exactly_12 if {
	some finding in rule.deny with input as _cluster(12)
	finding.path == ["network", "service_cidrs"]
}

test_silent[name] if {
	some name, cluster in {
		"larger": _cluster(11),
		"smaller": _cluster(13),
		"none": _cluster(null),
		"unknown": {"name": "shop", "addressing": {"service_range": {}}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.addressing.service_range_too_large_test

import data.rules.addressing.service_range_too_large as rule

_cluster(length) := {"name": "shop", "addressing": {"service_range": {"prefix_length": length}}}

test_too_large[length] if {
	some length in [8, 11]
	some finding in rule.deny with input as _cluster(length)
	finding.path == ["network", "service_cidrs"]
}

test_silent[name] if {
	some name, cluster in {
		"limit": _cluster(12),
		"small": _cluster(16),
		"none": _cluster(null),
		"unknown": {"name": "shop", "addressing": {"service_range": {}}},
	}
	count(rule.deny) == 0 with input as cluster
}

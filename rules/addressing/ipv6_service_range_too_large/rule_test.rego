package rules.addressing.ipv6_service_range_too_large_test

import data.rules.addressing.ipv6_service_range_too_large as rule

_cluster(ranges) := {"name": "portal", "network": {"service_cidrs": ranges}}

test_too_large if {
	some finding in rule.deny with input as _cluster(["10.0.0.0/16", "fd00:5::/64"])
	finding.path == ["network", "service_cidrs", 1]
}

test_silent[name] if {
	some name, cluster in {
		"limit": _cluster(["10.0.0.0/16", "fd00:5::/108"]),
		"smaller": _cluster(["fd00:5::/112"]),
		"one family": _cluster(["10.0.0.0/16"]),
		"not a range": _cluster(["fd00:5::"]),
		"none": _cluster([]),
		"null": _cluster(null),
		"unknown": {"name": "portal", "network": {}},
	}
	count(rule.deny) == 0 with input as cluster
}

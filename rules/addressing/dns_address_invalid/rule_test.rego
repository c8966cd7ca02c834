package rules.addressing.dns_address_invalid_test

import data.rules.addressing.dns_address_invalid as rule

_cluster(range) := {"network": {"dns_service_ip": "10.0.0.1"}, "addressing": {"service_range": range}}

test_problem[problem] if {
	some problem in ["outside", "network_address", "first_address", "broadcast_address"]
	some finding in rule.deny with input as _cluster({"dns_problem": problem})
	finding.path == ["network", "dns_service_ip"]
}

test_silent[name] if {
	some name, range in {
		"fine": {"dns_problem": null},
		"unknown": {},
	}
	count(rule.deny) == 0 with input as _cluster(range)
}

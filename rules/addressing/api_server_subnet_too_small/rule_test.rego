package rules.addressing.api_server_subnet_too_small_test

import data.rules.addressing.api_server_subnet_too_small as rule

_cluster(integrated, length, capacity, need) := {
	"api_server": {"vnet_integration": integrated, "subnet": {"index": 0}},
	"network": {"subnets": [{"name": "api", "prefix_length": length, "capacity": capacity, "demand": {
		"at_least_max": need,
		"max_floor": need,
		"consumers": [{"name": "shop", "formula": "9"}],
	}}]},
}

test_smaller_than_28 if {
	findings := rule.deny with input as _cluster(true, 29, 3, 9)
	{finding.message | some finding in findings} == {"API server subnet \"api\" is a /29; it has to be a /28 or larger"}
}

test_two_clusters_in_one_28 if {
	some finding in rule.deny with input as _cluster(true, 28, 11, 18)
	finding.path == ["network", "subnets", 0, "prefixes"]
	contains(finding.message, "at least 18")
}

test_silent[name] if {
	some name, cluster in {
		"exact": _cluster(true, 28, 11, 9),
		"no integration": _cluster(false, 29, 3, 9),
		"integration unknown": json.remove(_cluster(true, 29, 3, 9), ["api_server/vnet_integration"]),
		"prefix unknown": json.remove(
			_cluster(true, 29, 3, 9),
			["network/subnets/0/prefix_length", "network/subnets/0/capacity"],
		),
		"no IPv4 prefix": _cluster(true, null, null, 9),
	}
	count(rule.deny) == 0 with input as cluster
}

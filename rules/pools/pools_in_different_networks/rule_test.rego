package rules.pools.pools_in_different_networks_test

import data.rules.pools.pools_in_different_networks as rule

_pool(name, first, written) := {"name": name, "is_default": first, "subnet": {"written": written}}

_cluster(one, pools) := {"name": "shop", "network": {"one_vnet": one}, "pools": pools}

_both := [_pool("system", true, true), _pool("apps", false, true)]

test_two_networks if {
	some answer in rule.deny with input as _cluster(false, _both)
	answer.path == ["network", "one_vnet"]
}

test_own_and_managed if {
	some answer in rule.deny with input as _cluster(true, [_pool("system", true, false), _pool("apps", false, true)])
	answer.path == ["pools", 1, "subnet", "written"]
}

test_silent[note] if {
	some note, cluster in {
		"one network": _cluster(true, _both),
		"managed network": _cluster(null, [_pool("system", true, false), _pool("apps", false, false)]),
		"inherits": _cluster(true, [_pool("system", true, true), _pool("apps", false, false)]),
		"unknown": json.remove(_cluster(false, _both), ["network/one_vnet"]),
		"subnet unknown": _cluster(true, [_pool("system", true, false), {"name": "apps", "is_default": false, "subnet": {}}]),
	}
	count(rule.deny) == 0 with input as cluster
}

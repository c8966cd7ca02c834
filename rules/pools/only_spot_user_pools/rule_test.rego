package rules.pools.only_spot_user_pools_test

import data.rules.pools.only_spot_user_pools as rule

_cluster(spot) := {
	"name": "shop",
	"node_provisioning": "manual",
	"pools": [{"mode": "User", "priority": "Spot"}],
	"user_pools": {"all_spot": spot},
}

test_all_spot if {
	some answer in rule.deny with input as _cluster(true)
	answer.path == ["user_pools", "all_spot"]
}

test_silent[note] if {
	some note, cluster in {
		"a regular one": _cluster(false),
		"no user pool": object.union(_cluster(null), {"pools": []}),
		"node auto-provisioning": object.union(_cluster(true), {"node_provisioning": "auto"}),
		"unknown": json.remove(_cluster(true), ["user_pools/all_spot"]),
	}
	count(rule.deny) == 0 with input as cluster
}

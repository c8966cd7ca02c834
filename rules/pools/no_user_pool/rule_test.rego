package rules.pools.no_user_pool_test

import data.rules.pools.no_user_pool as rule

_cluster := {
	"name": "shop",
	"sku": "base",
	"node_provisioning": "manual",
	"user_pools": {"exist": false},
	"system_pools": {"all_tainted": false},
}

test_no_user_pool if {
	some answer in rule.deny with input as _cluster
	answer.path == ["user_pools", "exist"]
}

test_silent[note] if {
	some note, change in {
		"user pool": {"user_pools": {"exist": true}},
		"all system pools tainted is another rule": {"system_pools": {"all_tainted": true}},
		"automatic": {"sku": "automatic"},
		"node auto-provisioning": {"node_provisioning": "auto"},
	}
	count(rule.deny) == 0 with input as object.union(_cluster, change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_cluster, ["user_pools/exist"])

package rules.pools.no_pool_for_applications_test

import data.rules.pools.no_pool_for_applications as rule

_cluster := {
	"name": "shop",
	"sku": "base",
	"node_provisioning": "manual",
	"user_pools": {"exist": false},
	"system_pools": {"all_tainted": true},
	"addons": {"virtual_nodes": false},
}

test_nowhere_to_go if {
	some answer in rule.deny with input as _cluster
	answer.path == ["system_pools", "all_tainted"]
}

test_silent[note] if {
	some note, change in {
		"user pool": {"user_pools": {"exist": true}},
		"not all tainted": {"system_pools": {"all_tainted": false}},
		"no system pool": {"system_pools": {"all_tainted": null}},
		"automatic": {"sku": "automatic"},
		"node auto-provisioning": {"node_provisioning": "auto"},
		"virtual nodes": {"addons": {"virtual_nodes": true}},
	}
	count(rule.deny) == 0 with input as object.union(_cluster, change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_cluster, ["user_pools/exist"])

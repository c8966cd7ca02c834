package rules.ingress.agic_without_schedulable_pool_test

import data.rules.ingress.agic_without_schedulable_pool as rule

_cluster := {
	"ingress": {"agic": {"enabled": true}},
	"system_pools": {"all_tainted": true},
	"user_pools": {"exist": false},
	"node_provisioning": "manual",
}

test_only_tainted if {
	some finding in rule.deny with input as _cluster
	finding.path == ["ingress", "agic", "enabled"]
}

test_silent[name] if {
	some name, change in {
		"off": {"ingress": {"agic": {"enabled": false}}},
		"no taint": {"system_pools": {"all_tainted": false}},
		"user pool": {"user_pools": {"exist": true}},
		"nodes on demand": {"node_provisioning": "auto"},
	}
	count(rule.deny) == 0 with input as object.union(_cluster, change)
}

test_unknown[path] if {
	some path in ["ingress/agic/enabled", "system_pools/all_tainted", "user_pools/exist", "node_provisioning"]
	count(rule.deny) == 0 with input as json.remove(_cluster, [path])
}

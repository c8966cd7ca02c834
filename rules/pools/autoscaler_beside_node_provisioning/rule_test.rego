package rules.pools.autoscaler_beside_node_provisioning_test

import data.rules.pools.autoscaler_beside_node_provisioning as rule

_cluster(mode, on) := {"name": "shop", "node_provisioning": mode, "pools": [{"name": "apps", "autoscaling": on}]}

test_both if {
	some answer in rule.deny with input as _cluster("auto", true)
	answer.path == ["pools", 0, "autoscaling"]
	answer.related[0].path == ["node_provisioning"]
}

test_silent[note] if {
	some note, cluster in {
		"fixed pool": _cluster("auto", false),
		"no provisioning": _cluster("manual", true),
		"unknown": object.remove(_cluster("auto", true), ["node_provisioning"]),
	}
	count(rule.deny) == 0 with input as cluster
}

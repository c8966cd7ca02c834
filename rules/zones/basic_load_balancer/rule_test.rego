package rules.zones.basic_load_balancer_test

import data.rules.zones.basic_load_balancer as rule

_cluster(sku) := {"name": "shop", "network": {"load_balancer_sku": sku}}

test_basic if {
	some answer in rule.deny with input as _cluster("basic")
	answer.path == ["network", "load_balancer_sku"]
}

test_standard if count(rule.deny) == 0 with input as _cluster("standard")

test_unknown if count(rule.deny) == 0 with input as {"name": "shop", "network": {}}

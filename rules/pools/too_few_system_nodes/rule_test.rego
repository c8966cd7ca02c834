package rules.pools.too_few_system_nodes_test

import data.rules.pools.too_few_system_nodes as rule

_nodes(n) := {"name": "shop", "sku": "base", "system_pools": {"nodes_min": n}}

test_one_node_is_too_few if {
	some answer in rule.deny with input as _nodes(1)
	answer.path == ["system_pools", "nodes_min"]
	answer.message == `the system pools of cluster "shop" go down to 1 of the 2 nodes that are needed at least`
}

test_two_nodes_are_enough if count(rule.deny) == 0 with input as _nodes(2)

test_no_system_pool_is_another_rule if count(rule.deny) == 0 with input as _nodes(null)

test_unknown_count_says_nothing if {
	count(rule.deny) == 0 with input as {"name": "shop", "sku": "base", "system_pools": {}}
}

test_automatic_runs_its_own if {
	count(rule.deny) == 0 with input as object.union(_nodes(1), {"sku": "automatic"})
}

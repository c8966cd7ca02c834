package rules.pools.two_system_nodes_test

import data.rules.pools.two_system_nodes as rule

_nodes(n) := {"name": "shop", "sku": "base", "system_pools": {"nodes_min": n}}

test_two_nodes if {
	some answer in rule.deny with input as _nodes(2)
	answer.path == ["system_pools", "nodes_min"]
}

test_silent[note] if {
	some note, nodes in {"one is another rule": 1, "three": 3, "no system pool": null}
	count(rule.deny) == 0 with input as _nodes(nodes)
}

test_unknown_count_says_nothing if {
	count(rule.deny) == 0 with input as {"name": "shop", "sku": "base", "system_pools": {}}
}

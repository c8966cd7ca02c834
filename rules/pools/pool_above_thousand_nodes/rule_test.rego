package rules.pools.pool_above_thousand_nodes_test

import data.rules.pools.pool_above_thousand_nodes as rule

_pool := {"name": "web", "type": "VirtualMachineScaleSets", "nodes_max": 950, "surge_nodes": 95}

_cluster(change) := {"pools": [object.union(_pool, change)]}

test_surge_does_not_fit if {
	some finding in rule.deny with input as _cluster({})
	finding.path == ["pools", 0, "nodes_max"]
}

test_silent[name] if {
	some name, change in {
		"fits": {"nodes_max": 900, "surge_nodes": 100},
		"another kind of pool": {"type": "VirtualMachines"},
	}
	count(rule.deny) == 0 with input as _cluster(change)
}

test_unknown[key] if {
	some key in ["type", "nodes_max", "surge_nodes"]
	count(rule.deny) == 0 with input as {"pools": [object.remove(_pool, [key])]}
}

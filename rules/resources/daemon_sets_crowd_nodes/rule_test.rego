package rules.resources.daemon_sets_crowd_nodes_test

import data.rules.resources.daemon_sets_crowd_nodes as rule

_input(crowded) := {"pools": [{"name": "system"}], "kube": {"nodes": [{"pool": 0, "crowded": crowded, "daemons": "2 cores of 3.86 cores"}]}}

test_crowded if {
	some finding in rule.deny with input as _input(true)
	finding.message == `DaemonSets take 2 cores of 3.86 cores on each node of pool "system"`
}

test_silent if {
	count(rule.deny) == 0 with input as _input(false)
	count(rule.deny) == 0 with input as json.remove(_input(false), ["kube/nodes/0/crowded"])
}

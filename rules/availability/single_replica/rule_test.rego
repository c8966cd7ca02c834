package rules.availability.single_replica_test

import data.rules.availability.single_replica as rule

_input(change) := {"kube": {"workloads": [object.union(
	{"address": "Deployment shop/web", "kind": "Deployment", "application": true, "autoscaled": false, "replicas": 1, "strategy_type": "RollingUpdate", "claims": false},
	change,
)]}}

test_one if {
	some finding in rule.deny with input as _input({})
	finding.message == "Deployment shop/web runs one replica"
}

test_silent[note] if {
	some note, change in {
		"two": {"replicas": 2},
		"none": {"replicas": 0},
		"autoscaled": {"autoscaled": true},
		"system": {"application": false},
		"one volume": {"strategy_type": "Recreate", "claims": true},
		"another kind": {"kind": "DaemonSet", "replicas": null},
	}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/workloads/0/replicas"])

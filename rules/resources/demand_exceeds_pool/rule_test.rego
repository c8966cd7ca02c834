package rules.resources.demand_exceeds_pool_test

import data.rules.resources.demand_exceeds_pool as rule

_input(exceeded) := {"pools": [{"name": "system"}], "kube": {"nodes": [{"pool": 0, "exceeded": exceeded, "demand": "12 cores; at its most nodes (2) it has 7 cores", "askers": [{"workload": 3, "text": "Deployment shop/web asks for 9 cores: 3 replicas of 3 cores"}]}]}}

test_exceeded if {
	some finding in rule.deny with input as _input(true)
	finding.message == `workloads on pool "system" alone ask for 12 cores; at its most nodes (2) it has 7 cores`
	finding.related[0].path == ["kube", "workloads", 3, "replicas_max"]
}

test_silent if {
	count(rule.deny) == 0 with input as _input(false)
	count(rule.deny) == 0 with input as json.remove(_input(false), ["kube/nodes/0/exceeded"])
}

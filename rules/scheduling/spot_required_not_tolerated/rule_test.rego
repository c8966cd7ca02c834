package rules.scheduling.spot_required_not_tolerated_test

import data.rules.scheduling.spot_required_not_tolerated as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"scheduling": {"spot_required": true, "spot_tolerated": false}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "spot_required"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"tolerated": {"scheduling": {"spot_required": true, "spot_tolerated": true}},
		"not required": {"scheduling": {"spot_required": false, "spot_tolerated": false}},
		"not known": {"scheduling": {"spot_tolerated": false}},
		"of the system": object.union({"scheduling": {"spot_required": true, "spot_tolerated": false}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

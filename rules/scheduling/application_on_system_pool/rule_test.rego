package rules.scheduling.application_on_system_pool_test

import data.rules.scheduling.application_on_system_pool as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"scheduling": {"system_mode": true}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "system_mode"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"user": {"scheduling": {"system_mode": false}},
		"agent": {"kind": "DaemonSet", "scheduling": {"system_mode": true}},
		"not known": {"scheduling": {}},
		"of the system": object.union({"scheduling": {"system_mode": true}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

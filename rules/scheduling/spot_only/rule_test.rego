package rules.scheduling.spot_only_test

import data.rules.scheduling.spot_only as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"kind": "StatefulSet", "long_running": true, "replicas_min": 3, "scheduling": {"spot_required": true}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "spot_required"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"preferred": {"kind": "StatefulSet", "long_running": true, "replicas_min": 3, "scheduling": {"spot_required": false}},
		"several": {"long_running": true, "replicas_min": 3, "scheduling": {"spot_required": true}},
		"job": {"kind": "Job", "long_running": false, "replicas_min": null, "scheduling": {"spot_required": true}},
		"of the system": object.union({"kind": "StatefulSet", "long_running": true, "replicas_min": 3, "scheduling": {"spot_required": true}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

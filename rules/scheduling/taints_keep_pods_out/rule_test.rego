package rules.scheduling.taints_keep_pods_out_test

import data.rules.scheduling.taints_keep_pods_out as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true, "pod": {"os": "windows"}, "scheduling": {"constrained": true, "gpu": "nvidia.com/gpu", "spot_required": false, "spot_tolerated": false}}, more)

_placement := {"possible": false, "cause": "taint", "out_text": "pool \"a\": no", "out": [{"pool": 0, "cause": "taint", "why": "no"}]}

test_no_pool if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"placement": _placement})]}}
	finding.path == ["kube", "workloads", 0, "placement", "possible"]
	contains(finding.message, "pool \"a\": no")
	count(finding.related) == 1
}

test_silent[name] if {
	some name, workload in {
		"a pool takes it": _workload({"placement": {"possible": true, "cause": null, "out": [], "out_text": ""}}),
		"another cause": _workload({"placement": object.union(_placement, {"cause": "label"})}),
		"not known": _workload({"placement": {"out": [], "out_text": ""}}),
		"of the system": _workload({"application": false, "placement": _placement}),
		"one pod for each node": _workload({"kind": "DaemonSet", "placement": _placement}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [workload]}}
}

test_spot_has_its_own_rule if {
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload({"placement": _placement, "scheduling": {"spot_required": true, "spot_tolerated": false}})]}}
	count(rule.deny) == 1 with input as {"kube": {"workloads": [_workload({"placement": _placement, "scheduling": {"spot_required": true, "spot_tolerated": true}})]}}
}

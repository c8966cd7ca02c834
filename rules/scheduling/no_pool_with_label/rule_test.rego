package rules.scheduling.no_pool_with_label_test

import data.rules.scheduling.no_pool_with_label as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true, "pod": {"os": "windows"}, "scheduling": {"constrained": true, "gpu": "nvidia.com/gpu", "spot_required": false, "spot_tolerated": false}}, more)

_placement := {"possible": false, "cause": "label", "out_text": "pool \"a\": no", "out": [{"pool": 0, "cause": "label", "why": "no"}]}

test_no_pool if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"placement": _placement})]}}
	finding.path == ["kube", "workloads", 0, "placement", "possible"]
	contains(finding.message, "pool \"a\": no")
	count(finding.related) == 1
}

test_silent[name] if {
	some name, workload in {
		"a pool takes it": _workload({"placement": {"possible": true, "cause": null, "out": [], "out_text": ""}}),
		"another cause": _workload({"placement": object.union(_placement, {"cause": "taint"})}),
		"not known": _workload({"placement": {"out": [], "out_text": ""}}),
		"of the system": _workload({"application": false, "placement": _placement}),
		"one pod for each node": _workload({"kind": "DaemonSet", "placement": _placement}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [workload]}}
}

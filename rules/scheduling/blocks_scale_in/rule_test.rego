package rules.scheduling.blocks_scale_in_test

import data.rules.scheduling.blocks_scale_in as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"long_running": true, "pod": {"annotations": {"cluster-autoscaler.kubernetes.io/safe-to-evict": "false"}}, "placement": {"autoscaled": true}})]}}
	finding.path == ["kube", "workloads", 0, "pod", "annotations"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"may be evicted": {"long_running": true, "pod": {"annotations": {"cluster-autoscaler.kubernetes.io/safe-to-evict": "true"}}, "placement": {"autoscaled": true}},
		"no autoscaler": {"long_running": true, "pod": {"annotations": {"cluster-autoscaler.kubernetes.io/safe-to-evict": "false"}}, "placement": {"autoscaled": false}},
		"not known": {"long_running": true, "pod": {"annotations": {"cluster-autoscaler.kubernetes.io/safe-to-evict": "false"}}, "placement": {}},
		"of the system": object.union({"long_running": true, "pod": {"annotations": {"cluster-autoscaler.kubernetes.io/safe-to-evict": "false"}}, "placement": {"autoscaled": true}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

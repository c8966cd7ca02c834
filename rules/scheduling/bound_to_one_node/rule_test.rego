package rules.scheduling.bound_to_one_node_test

import data.rules.scheduling.bound_to_one_node as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"pod": {"node_name": "aks-apps-1", "node_selector": {}}})]}}
	finding.path == ["kube", "workloads", 0, "pod", "node_name"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"by label": {"pod": {"node_name": null, "node_selector": {"tier": "web"}}},
		"not known": {"pod": {"node_selector": {}}},
		"of the system": object.union({"pod": {"node_name": "aks-apps-1", "node_selector": {}}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

test_by_hostname if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [_workload({"pod": {"node_name": null, "node_selector": {"kubernetes.io/hostname": "aks-apps-1"}}})]}}
}

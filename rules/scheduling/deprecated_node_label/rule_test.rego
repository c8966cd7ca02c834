package rules.scheduling.deprecated_node_label_test

import data.rules.scheduling.deprecated_node_label as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"scheduling": {"old_labels": [{"key": "agentpool", "successor": "kubernetes.azure.com/agentpool", "topology": false, "gone": false}]}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "old_labels", 0]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"none": {"scheduling": {"old_labels": []}},
		"gone": {"scheduling": {"old_labels": [{"key": "k", "successor": "s", "gone": true}]}},
		"of the system": object.union({"scheduling": {"old_labels": [{"key": "agentpool", "successor": "kubernetes.azure.com/agentpool", "topology": false, "gone": false}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

package rules.scheduling.tolerates_every_taint_test

import data.rules.scheduling.tolerates_every_taint as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"pod": {"tolerations": [{"key": null, "operator": "Exists"}]}})]}}
	finding.path == ["kube", "workloads", 0, "pod", "tolerations", 0]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"a key": {"pod": {"tolerations": [{"key": "sku", "operator": "Exists"}]}},
		"agent": {"kind": "DaemonSet", "pod": {"tolerations": [{"key": null, "operator": "Exists"}]}},
		"not known": {"pod": {"tolerations": [{"operator": "Exists"}]}},
		"of the system": object.union({"pod": {"tolerations": [{"key": null, "operator": "Exists"}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

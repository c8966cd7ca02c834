package rules.scheduling.stale_toleration_test

import data.rules.scheduling.stale_toleration as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"pod": {"tolerations": [{"key": "sku", "value": "gpu", "used": false}]}})]}}
	finding.path == ["kube", "workloads", 0, "pod", "tolerations", 0]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"used": {"pod": {"tolerations": [{"key": "sku", "used": true}]}},
		"not known": {"pod": {"tolerations": [{"key": "sku"}]}},
		"of the system": object.union({"pod": {"tolerations": [{"key": "sku", "value": "gpu", "used": false}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

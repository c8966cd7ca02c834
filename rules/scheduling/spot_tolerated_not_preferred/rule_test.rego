package rules.scheduling.spot_tolerated_not_preferred_test

import data.rules.scheduling.spot_tolerated_not_preferred as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"scheduling": {"spot_tolerated": true, "spot_preferred": false}, "pod": {"tolerations": [{"key": "kubernetes.azure.com/scalesetpriority"}]}})]}}
	finding.path == ["kube", "workloads", 0, "pod", "tolerations", 0]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"preferred": {"scheduling": {"spot_tolerated": true, "spot_preferred": true}, "pod": {"tolerations": [{"key": "kubernetes.azure.com/scalesetpriority"}]}},
		"everything tolerated": {"scheduling": {"spot_tolerated": true, "spot_preferred": false}, "pod": {"tolerations": [{"key": null}]}},
		"of the system": object.union({"scheduling": {"spot_tolerated": true, "spot_preferred": false}, "pod": {"tolerations": [{"key": "kubernetes.azure.com/scalesetpriority"}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

package rules.scheduling.spot_wanted_without_pool_test

import data.rules.scheduling.spot_wanted_without_pool as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"scheduling": {"spot_tolerated": true, "spot_preferred": true, "spot_pool": false}, "pod": {"tolerations": [{"key": "kubernetes.azure.com/scalesetpriority"}]}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "spot_preferred"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"a Spot pool": {"scheduling": {"spot_tolerated": true, "spot_preferred": true, "spot_pool": true}},
		"only tolerated": {"scheduling": {"spot_tolerated": true, "spot_preferred": false, "spot_pool": false}},
		"not known": {"scheduling": {"spot_tolerated": true, "spot_preferred": true}},
		"of the system": object.union({"scheduling": {"spot_tolerated": true, "spot_preferred": true, "spot_pool": false}, "pod": {"tolerations": [{"key": "kubernetes.azure.com/scalesetpriority"}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

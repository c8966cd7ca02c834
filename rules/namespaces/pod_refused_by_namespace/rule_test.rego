package rules.namespaces.pod_refused_by_namespace_test

import data.rules.namespaces.pod_refused_by_namespace as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "x", "admission": {"refused": "the pod is bad", "namespace": 0}}], "namespaces": [{"address": "Namespace shop", "security": {"enforce": "baseline"}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "x", "admission": {"refused": null, "namespace": 0}}], "namespaces": [{"address": "Namespace shop", "security": {"enforce": "baseline"}}]}},
		"unknown": {"kube": {"workloads": [{"address": "x", "admission": {}}], "namespaces": []}},
	}
	count(rule.deny) == 0 with input as cluster
}

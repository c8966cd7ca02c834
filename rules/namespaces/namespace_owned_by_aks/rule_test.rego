package rules.namespaces.namespace_owned_by_aks_test

import data.rules.namespaces.namespace_owned_by_aks as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": "kube-system", "test_hook": false}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": "shop", "test_hook": false}]}},
		"test": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": "kube-system", "test_hook": true}]}},
		"nobody says": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": null, "test_hook": false}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "test_hook": false}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

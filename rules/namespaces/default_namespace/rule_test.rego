package rules.namespaces.default_namespace_test

import data.rules.namespaces.default_namespace as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": "default"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": "shop"}]}},
		"nobody says": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "namespace": null}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

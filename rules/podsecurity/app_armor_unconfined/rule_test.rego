package rules.podsecurity.app_armor_unconfined_test

import data.rules.podsecurity.app_armor_unconfined as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"app_armor": "Unconfined"}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"on": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"app_armor": "RuntimeDefault"}}]}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"app_armor": null}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"app_armor": "Unconfined"}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

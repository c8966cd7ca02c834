package rules.podsecurity.dangerous_capability_test

import data.rules.podsecurity.dangerous_capability as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"dangerous_capability": "NET_ADMIN"}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"dangerous_capability": null}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"dangerous_capability": "NET_ADMIN"}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

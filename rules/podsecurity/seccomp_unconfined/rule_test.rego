package rules.podsecurity.seccomp_unconfined_test

import data.rules.podsecurity.seccomp_unconfined as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"seccomp": "Unconfined"}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"on": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"seccomp": "RuntimeDefault"}}]}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"seccomp": null}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"seccomp": "Unconfined"}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

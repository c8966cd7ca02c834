package rules.podsecurity.runs_as_root_test

import data.rules.podsecurity.runs_as_root as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false, "user": 0}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another user": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false, "user": 10001}}]}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false, "user": null}}]}}]}},
		"windows": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "user": 0}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"windows": false, "user": 0}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

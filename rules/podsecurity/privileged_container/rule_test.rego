package rules.podsecurity.privileged_container_test

import data.rules.podsecurity.privileged_container as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {"privileged": true}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {"privileged": false}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "security": {"privileged": true}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

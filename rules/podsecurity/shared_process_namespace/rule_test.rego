package rules.podsecurity.shared_process_namespace_test

import data.rules.podsecurity.shared_process_namespace as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"share_process_namespace": true}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"share_process_namespace": false}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"share_process_namespace": true}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.windows_host_process_test

import data.rules.podsecurity.windows_host_process as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"host_process": true}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"host_process": false}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"host_process": true}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

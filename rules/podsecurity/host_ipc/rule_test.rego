package rules.podsecurity.host_ipc_test

import data.rules.podsecurity.host_ipc as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_ipc": true}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_ipc": false}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"host_ipc": true}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

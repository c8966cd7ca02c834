package rules.podsecurity.host_network_test

import data.rules.podsecurity.host_network as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": true, "security": {"host_process": false}}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": false, "security": {"host_process": false}}}]}},
		"windows host process": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": true, "security": {"host_process": true}}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"host_process": false}}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"host_network": true, "security": {"host_process": false}}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

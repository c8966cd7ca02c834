package rules.podsecurity.host_aliases_test

import data.rules.podsecurity.host_aliases as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_aliases": true}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_aliases": false}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"host_aliases": true}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.may_run_as_root_test

import data.rules.podsecurity.may_run_as_root as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"rootable_container": "api"}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"rootable_container": null}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"rootable_container": "api"}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

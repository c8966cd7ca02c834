package rules.podsecurity.no_seccomp_profile_test

import data.rules.podsecurity.no_seccomp_profile as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"unprofiled_container": "api"}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"unprofiled_container": null}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"unprofiled_container": "api"}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.unmasked_proc_test

import data.rules.podsecurity.unmasked_proc as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_users": true, "containers": [{"name": "api", "security": {"proc_mount": "Unmasked"}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"default": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_users": true, "containers": [{"name": "api", "security": {"proc_mount": "Default"}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_users": true, "containers": [{"name": "api", "security": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"host_users": true, "containers": [{"name": "api", "security": {"proc_mount": "Unmasked"}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.host_path_of_system_test

import data.rules.podsecurity.host_path_of_system as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"exposure": "system", "host_path": "/etc/kubernetes"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"exposure": null, "host_path": null}]}}]}},
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"exposure": "other", "host_path": "/etc/kubernetes"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"volumes": [{"exposure": "system", "host_path": "/etc/kubernetes"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.windows_administrator_test

import data.rules.podsecurity.windows_administrator as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "host_process": false, "windows_user": "ContainerAdministrator"}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"a user": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "host_process": false, "windows_user": "ContainerUser"}}]}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "host_process": false, "windows_user": null}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "host_process": false}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"windows": true, "host_process": false, "windows_user": "ContainerAdministrator"}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

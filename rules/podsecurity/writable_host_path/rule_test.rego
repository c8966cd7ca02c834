package rules.podsecurity.writable_host_path_test

import data.rules.podsecurity.writable_host_path as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "mounts": [{"of_node": true, "read_only": false, "path": "/data"}]}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"read only": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "mounts": [{"of_node": true, "read_only": true, "path": "/data"}]}]}}]}},
		"another volume": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "mounts": [{"of_node": false, "read_only": false, "path": "/data"}]}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "mounts": [{"of_node": true, "path": "/data"}]}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "mounts": [{"of_node": true, "read_only": false, "path": "/data"}]}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.writable_root_file_system_test

import data.rules.podsecurity.writable_root_file_system as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false}, "security": {"read_only_root_filesystem": false}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"read only": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false}, "security": {"read_only_root_filesystem": true}}]}}]}},
		"windows": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": true}, "security": {"read_only_root_filesystem": false}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false}, "security": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false}, "security": {"read_only_root_filesystem": false}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

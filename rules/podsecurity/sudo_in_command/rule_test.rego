package rules.podsecurity.sudo_in_command_test

import data.rules.podsecurity.sudo_in_command as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "command": ["sudo", "/app/run"], "args": []}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"without": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "command": ["/app/sudoku"], "args": ["x"]}]}}]}},
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "command": [], "args": []}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api"}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "command": ["sudo", "/app/run"], "args": []}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.ssh_port_test

import data.rules.podsecurity.ssh_port as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "ports": [{"container_port": 22, "protocol": "TCP"}]}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "ports": [{"container_port": 80, "protocol": "TCP"}]}]}}]}},
		"udp": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "ports": [{"container_port": 22, "protocol": "UDP"}]}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "ports": [{"protocol": "TCP"}]}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "ports": [{"container_port": 22, "protocol": "TCP"}]}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

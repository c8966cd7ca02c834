package rules.podsecurity.host_port_test

import data.rules.podsecurity.host_port as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": false, "containers": [{"name": "api", "ports": [{"host_port": 8080}]}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": false, "containers": [{"name": "api", "ports": [{"host_port": 0}]}]}}]}},
		"on the network of the node": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": true, "containers": [{"name": "api", "ports": [{"host_port": 8080}]}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"host_network": false, "containers": [{"name": "api", "ports": [{}]}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"host_network": false, "containers": [{"name": "api", "ports": [{"host_port": 8080}]}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.container_runtime_socket_test

import data.rules.podsecurity.container_runtime_socket as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"exposure": "runtime", "host_path": "/run/containerd/containerd.sock"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"exposure": null, "host_path": null}]}}]}},
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"exposure": "other", "host_path": "/run/containerd/containerd.sock"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"volumes": [{"exposure": "runtime", "host_path": "/run/containerd/containerd.sock"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

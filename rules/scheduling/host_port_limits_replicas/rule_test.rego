package rules.scheduling.host_port_limits_replicas_test

import data.rules.scheduling.host_port_limits_replicas as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"replicas_max": 4, "scheduling": {"host_port": 8080}, "placement": {"possible": true, "nodes_max": 3, "eligible": [{"pool": 0}]}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "host_port"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"enough": {"replicas_max": 3, "scheduling": {"host_port": 8080}, "placement": {"possible": true, "nodes_max": 3, "eligible": [{"pool": 0}]}},
		"no port": {"replicas_max": 4, "scheduling": {"host_port": null}, "placement": {"possible": true, "nodes_max": 3, "eligible": []}},
		"not known": {"replicas_max": 4, "scheduling": {"host_port": 80}, "placement": {"possible": true, "eligible": []}},
		"of the system": object.union({"replicas_max": 4, "scheduling": {"host_port": 8080}, "placement": {"possible": true, "nodes_max": 3, "eligible": [{"pool": 0}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

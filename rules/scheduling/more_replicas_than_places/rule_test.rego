package rules.scheduling.more_replicas_than_places_test

import data.rules.scheduling.more_replicas_than_places as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"replicas_max": 6, "scheduling": {"keeps_apart": "hostname"}, "placement": {"possible": true, "nodes_max": 5, "zones_max": 3, "eligible": [{"pool": 0}]}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "keeps_apart"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"enough": {"replicas_max": 5, "scheduling": {"keeps_apart": "hostname"}, "placement": {"possible": true, "nodes_max": 5, "zones_max": 3, "eligible": [{"pool": 0}]}},
		"zones enough": {"replicas_max": 3, "scheduling": {"keeps_apart": "zone"}, "placement": {"possible": true, "nodes_max": 5, "zones_max": 3, "eligible": [{"pool": 0}]}},
		"not known": {"replicas_max": 6, "scheduling": {"keeps_apart": "hostname"}, "placement": {"possible": true, "eligible": []}},
		"of the system": object.union({"replicas_max": 6, "scheduling": {"keeps_apart": "hostname"}, "placement": {"possible": true, "nodes_max": 5, "zones_max": 3, "eligible": [{"pool": 0}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

test_zones if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [_workload({"replicas_max": 4, "scheduling": {"keeps_apart": "zone"}, "placement": {"possible": true, "nodes_max": 5, "zones_max": 3, "eligible": [{"pool": 0}]}})]}}
}

package rules.scheduling.more_zones_than_pools_have_test

import data.rules.scheduling.more_zones_than_pools_have as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule", "min_domains": 3}]}, "placement": {"possible": true, "zones_max": 2, "eligible": [{"pool": 0}]}})]}}
	finding.path == ["kube", "workloads", 0, "pod", "spread", 0, "min_domains"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"enough": {"pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule", "min_domains": 2}]}, "placement": {"possible": true, "zones_max": 2, "eligible": [{"pool": 0}]}},
		"not known": {"pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule", "min_domains": 3}]}, "placement": {"possible": true, "eligible": []}},
		"of the system": object.union({"pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule", "min_domains": 3}]}, "placement": {"possible": true, "zones_max": 2, "eligible": [{"pool": 0}]}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

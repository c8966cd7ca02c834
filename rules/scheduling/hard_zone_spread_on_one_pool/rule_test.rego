package rules.scheduling.hard_zone_spread_on_one_pool_test

import data.rules.scheduling.hard_zone_spread_on_one_pool as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

_input(pool, more) := {"pools": [pool], "kube": {"workloads": [_workload(more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"name": "apps", "autoscaling": true, "zones": ["1", "2"]}, {"placement": {"only": 0}, "pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule"}]}})
	finding.path == ["kube", "workloads", 0, "pod", "spread", 0, "when_unsatisfiable"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, case in {
		"soft": _input({"name": "apps", "autoscaling": true, "zones": ["1", "2"]}, {"placement": {"only": 0}, "pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "ScheduleAnyway"}]}}),
		"no autoscaler": _input({"name": "apps", "autoscaling": false, "zones": ["1", "2"]}, {"placement": {"only": 0}, "pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule"}]}}),
		"one zone": _input({"name": "apps", "autoscaling": true, "zones": ["1"]}, {"placement": {"only": 0}, "pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule"}]}}),
		"several pools": _input({"name": "apps", "autoscaling": true, "zones": ["1", "2"]}, json.patch({"placement": {"only": 0}, "pod": {"spread": [{"topology_key": "topology.kubernetes.io/zone", "when_unsatisfiable": "DoNotSchedule"}]}}, [{"op": "replace", "path": "/placement/only", "value": null}])),
	}
	count(rule.deny) == 0 with input as case
}

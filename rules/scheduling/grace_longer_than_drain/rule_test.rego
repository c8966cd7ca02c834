package rules.scheduling.grace_longer_than_drain_test

import data.rules.scheduling.grace_longer_than_drain as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

_input(pool, more) := {"pools": [pool], "kube": {"workloads": [_workload(more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"name": "apps", "drain_timeout_minutes": 30}, {"long_running": true, "pod": {"termination_grace_seconds": 3600}, "placement": {"eligible": [{"pool": 0}]}})
	finding.path == ["kube", "workloads", 0, "pod", "termination_grace_seconds"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, case in {
		"shorter": _input({"name": "apps", "drain_timeout_minutes": 30}, {"long_running": true, "pod": {"termination_grace_seconds": 1800}, "placement": {"eligible": [{"pool": 0}]}}),
		"not known": _input({"name": "apps"}, {"long_running": true, "pod": {"termination_grace_seconds": 3600}, "placement": {"eligible": [{"pool": 0}]}}),
	}
	count(rule.deny) == 0 with input as case
}

package rules.availability.no_disruption_budget_test

import data.rules.availability.no_disruption_budget as rule

_input(change) := {"kube": {"workloads": [object.union(
	{"address": "Deployment shop/web", "kind": "Deployment", "application": true, "replicas_min": 3, "budgeted": false},
	change,
)]}}

test_none if {
	some finding in rule.deny with input as _input({})
	finding.message == "Deployment shop/web has at least 3 replicas and no disruption budget"
}

test_silent[note] if {
	some note, change in {
		"budgeted": {"budgeted": true},
		"one replica": {"replicas_min": 1},
		"another kind": {"kind": "ReplicaSet"},
		"system": {"application": false},
	}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/workloads/0/budgeted"])

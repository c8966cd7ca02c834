package rules.availability.budget_allows_no_eviction_test

import data.rules.availability.budget_allows_no_eviction as rule

_input(change) := {"kube": {"budgets": [object.union(
	{"address": "PodDisruptionBudget shop/web", "system": false, "allowed": 0, "max_unavailable": null, "min_available": "2", "replicas": 2, "covers": [{"workload": 0, "replicas": 2}]},
	change,
)]}}

test_all_have_to_stay if {
	some finding in rule.deny with input as _input({})
	finding.message == "PodDisruptionBudget shop/web allows no eviction: minAvailable is 2, of 2 pods at the fewest"
	finding.path == ["kube", "budgets", 0, "min_available"]
	finding.related[0].path == ["kube", "workloads", 0, "replicas_min"]
}

test_none_may_go if {
	some finding in rule.deny with input as _input({"max_unavailable": "0", "min_available": null, "replicas": null, "covers": []})
	finding.message == "PodDisruptionBudget shop/web allows no eviction: maxUnavailable is 0"
}

test_silent[note] if {
	some note, change in {"room": {"allowed": 1}, "no pods": {"allowed": null}, "system": {"system": true}}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/budgets/0/allowed"])

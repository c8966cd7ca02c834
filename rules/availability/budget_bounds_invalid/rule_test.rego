package rules.availability.budget_bounds_invalid_test

import data.rules.availability.budget_bounds_invalid as rule

_input(least, most) := {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "min_available": least, "max_unavailable": most}]}}

test_none if {
	some finding in rule.deny with input as _input(null, null)
	finding.message == "PodDisruptionBudget shop/web sets no bound"
}

test_both if {
	some finding in rule.deny with input as _input("1", "1")
	finding.message == "PodDisruptionBudget shop/web sets both bounds"
}

test_one if {
	count(rule.deny) == 0 with input as _input("1", null)
	count(rule.deny) == 0 with input as _input(null, "1")
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input(null, null), ["kube/budgets/0/min_available"])

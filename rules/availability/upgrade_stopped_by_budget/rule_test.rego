package rules.availability.upgrade_stopped_by_budget_test

import data.rules.availability.upgrade_stopped_by_budget as rule

_input(automatic, budget) := {"name": "aks-ledger", "kube": {
	"drains": {"automatic": automatic},
	"budgets": [object.union({"address": "PodDisruptionBudget shop/web", "system": false}, budget)],
}}

test_stopped if {
	some finding in rule.deny with input as _input(true, {"allowed": 0})
	finding.related[0].message == "PodDisruptionBudget shop/web allows no eviction"
}

test_silent if {
	count(rule.deny) == 0 with input as _input(true, {"allowed": 1})
	count(rule.deny) == 0 with input as _input(true, {"allowed": null})
	count(rule.deny) == 0 with input as _input(true, {})
	count(rule.deny) == 0 with input as _input(false, {"allowed": 0})
	count(rule.deny) == 0 with input as json.remove(_input(true, {"allowed": 0}), ["kube/drains/automatic"])
}

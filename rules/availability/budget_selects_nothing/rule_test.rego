package rules.availability.budget_selects_nothing_test

import data.rules.availability.budget_selects_nothing as rule

_input(none) := {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "system": false, "selects_none": none}]}}

test_none if count(rule.deny) == 1 with input as _input(true)

test_some if count(rule.deny) == 0 with input as _input(false)

test_unknown if count(rule.deny) == 0 with input as {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "system": false}]}}

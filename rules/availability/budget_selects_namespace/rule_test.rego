package rules.availability.budget_selects_namespace_test

import data.rules.availability.budget_selects_namespace as rule

_input(all) := {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "system": false, "selects_all": all}]}}

test_all if count(rule.deny) == 1 with input as _input(true)

test_some if count(rule.deny) == 0 with input as _input(false)

test_unknown if count(rule.deny) == 0 with input as {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "system": false}]}}

package rules.availability.budgets_overlap_test

import data.rules.availability.budgets_overlap as rule

_budget(name, rival) := {"address": name, "covers": [{"address": "Deployment shop/web", "workload": 0, "rival": rival}]}

test_two if {
	found := rule.deny with input as {"kube": {"budgets": [_budget("a", 1), _budget("b", 0)]}}
	count(found) == 1
	some finding in found
	finding.message == "a and b both select the pods of Deployment shop/web"
}

test_one if count(rule.deny) == 0 with input as {"kube": {"budgets": [_budget("a", null)]}}

test_unknown if {
	count(rule.deny) == 0 with input as {"kube": {"budgets": [{"address": "a", "covers": [{"address": "Deployment shop/web"}]}]}}
}

package rules.availability.selector_misses_own_pods_test

import data.rules.availability.selector_misses_own_pods as rule

_input(own) := {"kube": {"workloads": [{"address": "Deployment shop/web", "kind": "Deployment", "selects_own_pods": own}]}}

test_misses if count(rule.deny) == 1 with input as _input(false)

test_silent if {
	count(rule.deny) == 0 with input as _input(true)
	count(rule.deny) == 0 with input as _input(null)
	count(rule.deny) == 0 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "kind": "Deployment"}]}}
}

package rules.resources.cannot_scale_to_zero_test

import data.rules.resources.cannot_scale_to_zero as rule

_input(change) := {"kube": {"autoscalers": [object.union(
	{"address": "ScaledObject shop/web", "kind": "ScaledObject", "min_replicas": 0, "only_resources": true},
	change,
)]}}

test_zero if count(rule.deny) == 1 with input as _input({})

test_silent if {
	count(rule.deny) == 0 with input as _input({"min_replicas": 1})
	count(rule.deny) == 0 with input as _input({"only_resources": false})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/autoscalers/0/only_resources"])
}

package rules.resources.scale_down_at_once_test

import data.rules.resources.scale_down_at_once as rule

_input(seconds) := {"kube": {"autoscalers": [{"address": "it", "system": false, "scale_down_stabilization_seconds": seconds}]}}

test_none if count(rule.deny) == 1 with input as _input(0)

test_silent if {
	count(rule.deny) == 0 with input as _input(null)
	count(rule.deny) == 0 with input as _input(60)
	count(rule.deny) == 0 with input as {"kube": {"autoscalers": [{"address": "it", "system": false}]}}
}

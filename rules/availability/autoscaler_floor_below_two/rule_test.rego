package rules.availability.autoscaler_floor_below_two_test

import data.rules.availability.autoscaler_floor_below_two as rule

_input(change) := {"kube": {"autoscalers": [object.union(
	{"address": "HorizontalPodAutoscaler shop/web", "kind": "HorizontalPodAutoscaler", "system": false, "min_replicas": 1},
	change,
)]}}

test_one if {
	some finding in rule.deny with input as _input({})
	finding.message == "the floor of HorizontalPodAutoscaler shop/web is 1"
}

test_silent[note] if {
	some note, change in {"two": {"min_replicas": 2}, "of KEDA": {"kind": "ScaledObject"}, "system": {"system": true}}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/autoscalers/0/min_replicas"])

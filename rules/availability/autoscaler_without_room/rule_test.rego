package rules.availability.autoscaler_without_room_test

import data.rules.availability.autoscaler_without_room as rule

_input(change) := {"kube": {"autoscalers": [object.union(
	{"address": "HorizontalPodAutoscaler shop/web", "system": false, "min_replicas": 3, "max_replicas": 3},
	change,
)]}}

test_equal if {
	some finding in rule.deny with input as _input({})
	finding.message == "HorizontalPodAutoscaler shop/web scales between 3 and 3 replicas"
}

test_silent[note] if {
	some note, change in {"room": {"max_replicas": 4}, "not written": {"max_replicas": null}, "system": {"system": true}}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/autoscalers/0/min_replicas"])

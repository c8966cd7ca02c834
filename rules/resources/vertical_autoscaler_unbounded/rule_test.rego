package rules.resources.vertical_autoscaler_unbounded_test

import data.rules.resources.vertical_autoscaler_unbounded as rule

_input(change) := {"kube": {"vertical_autoscalers": [object.union({"address": "it", "system": false, "active": true, "bounded": false}, change)]}}

test_unbounded if count(rule.deny) == 1 with input as _input({})

test_silent if {
	count(rule.deny) == 0 with input as _input({"bounded": true})
	count(rule.deny) == 0 with input as _input({"active": false})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/vertical_autoscalers/0/bounded"])
}

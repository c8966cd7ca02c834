package rules.availability.naked_pod_test

import data.rules.availability.naked_pod as rule

_input(change) := {"kube": {"workloads": [object.union({"address": "Pod shop/web", "kind": "Pod", "application": true, "hook": false}, change)]}}

test_naked if count(rule.deny) == 1 with input as _input({})

test_silent[note] if {
	some note, change in {"hook": {"hook": true}, "made": {"kind": "Deployment"}, "system": {"application": false}}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/workloads/0/hook"])

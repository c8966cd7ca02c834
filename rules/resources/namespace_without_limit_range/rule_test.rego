package rules.resources.namespace_without_limit_range_test

import data.rules.resources.namespace_without_limit_range as rule

_input(change) := {"kube": {"namespaces": [object.union({"name": "shop", "declared": true, "of_system": false, "limit_range": false}, change)]}}

test_none if {
	some finding in rule.deny with input as _input({})
	finding.message == `namespace "shop" has no LimitRange`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"limit_range": true})
	count(rule.deny) == 0 with input as _input({"declared": false})
	count(rule.deny) == 0 with input as _input({"of_system": true})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/namespaces/0/limit_range"])
}

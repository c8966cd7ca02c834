package rules.resources.namespace_without_quota_test

import data.rules.resources.namespace_without_quota as rule

_input(change) := {"kube": {"namespaces": [object.union({"name": "shop", "declared": true, "of_system": false, "quota": false}, change)]}}

test_none if {
	some finding in rule.deny with input as _input({})
	finding.message == `namespace "shop" has no ResourceQuota`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"quota": true})
	count(rule.deny) == 0 with input as _input({"declared": false})
	count(rule.deny) == 0 with input as _input({"of_system": true})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/namespaces/0/quota"])
}

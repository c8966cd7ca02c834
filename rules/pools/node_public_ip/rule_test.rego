package rules.pools.node_public_ip_test

import data.rules.pools.node_public_ip as rule

_pool(public) := {"pools": [{"name": "apps", "node_public_ip": public}]}

test_public if {
	some answer in rule.deny with input as _pool(true)
	answer.path == ["pools", 0, "node_public_ip"]
}

test_private if count(rule.deny) == 0 with input as _pool(false)

test_unknown if count(rule.deny) == 0 with input as {"pools": [{"name": "apps"}]}

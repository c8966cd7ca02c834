package rules.pools.no_system_pool_test

import data.rules.pools.no_system_pool as rule

_exist(x) := {"name": "shop", "system_pools": {"exist": x}}

test_none if {
	some answer in rule.deny with input as _exist(false)
	answer.message == `no pool of cluster "shop" has the mode System`
}

test_one if count(rule.deny) == 0 with input as _exist(true)

test_unknown if count(rule.deny) == 0 with input as {"name": "shop", "system_pools": {}}

package rules.pools.system_pool_not_dedicated_test

import data.rules.pools.system_pool_not_dedicated as rule

_system := {"name": "system", "mode": "System", "critical_addons_only": false}

_user := {"name": "apps", "mode": "User", "os_type": "Linux", "priority": "Regular", "taints": []}

_cluster(pools) := {"name": "shop", "sku": "base", "pools": pools}

test_not_tainted if {
	some answer in rule.deny with input as _cluster([_system, _user])
	answer.path == ["pools", 0, "critical_addons_only"]
}

test_soft_taint_leaves_room if {
	soft := object.union(_user, {"taints": ["team=web:PreferNoSchedule"]})
	count(rule.deny) == 1 with input as _cluster([_system, soft])
}

test_silent[note] if {
	some note, pools in {
		"tainted": [object.union(_system, {"critical_addons_only": true}), _user],
		"only pool": [_system],
		"user pool is Spot": [_system, object.union(_user, {"priority": "Spot"})],
		"user pool is Windows": [_system, object.union(_user, {"os_type": "Windows"})],
		"user pool is tainted": [_system, object.union(_user, {"taints": ["gpu=true:NoSchedule"]})],
		"taint not known": [object.remove(_system, ["critical_addons_only"]), _user],
		"user pool not known": [_system, object.remove(_user, ["taints"])],
	}
	count(rule.deny) == 0 with input as _cluster(pools)
}

test_automatic_takes_care_itself if {
	count(rule.deny) == 0 with input as object.union(_cluster([_system, _user]), {"sku": "automatic"})
}

package rules.addressing.pod_subnet_in_other_vnet_test

import data.rules.addressing.pod_subnet_in_other_vnet as rule

test_other_network if {
	some finding in rule.deny with input as {"pools": [{"name": "apps", "pod_subnet_same_vnet": false}]}
	finding.path == ["pools", 0, "pod_subnet", "id"]
	finding.related[0].path == ["pools", 0, "subnet", "id"]
}

test_silent[name] if {
	some name, pool in {
		"same": {"pod_subnet_same_vnet": true},
		"no pod subnet": {"pod_subnet_same_vnet": null},
		"unknown": {},
	}
	count(rule.deny) == 0 with input as {"pools": [object.union({"name": "apps"}, pool)]}
}

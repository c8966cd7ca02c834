package rules.addressing.subnet_outside_vnet_test

import data.rules.addressing.subnet_outside_vnet as rule

_cluster(subnet) := {"network": {"subnets": [object.union({"name": "nodes", "prefixes": ["10.9.0.0/24"], "vnet_index": 0}, subnet)]}}

test_outside if {
	some finding in rule.deny with input as _cluster({"inside_vnet": false})
	finding.path == ["network", "subnets", 0, "prefixes"]
	contains(finding.message, "10.9.0.0/24")
	finding.related[0].path == ["network", "vnets", 0, "address_space"]
}

test_network_without_a_place if {
	some finding in rule.deny with input as _cluster({"inside_vnet": false, "vnet_index": null})
	finding.related == []
}

test_silent[name] if {
	some name, subnet in {
		"inside": {"inside_vnet": true},
		"unknown": {},
	}
	count(rule.deny) == 0 with input as _cluster(subnet)
}

package rules.addressing.reserved_range_used_test

import data.rules.addressing.reserved_range_used as rule

_cluster(reserved) := {"addressing": {"reserved": reserved}}

test_reserved if {
	overlap := {
		"a": {"role": "vnet", "name": "spoke", "cidr": "172.16.0.0/12", "path": ["network", "vnets", 0, "address_space"]},
		"b": {"role": "reserved", "name": "", "cidr": "172.30.0.0/16", "path": []},
		"implied": false,
	}
	some finding in rule.deny with input as _cluster([overlap])
	finding.path == ["network", "vnets", 0, "address_space"]
	endswith(finding.message, "overlaps 172.30.0.0/16, which AKS keeps for itself")
}

test_none_is_fine if {
	count(rule.deny) == 0 with input as _cluster([])
}

package rules.addressing.ranges_overlap_test

import data.rules.addressing.ranges_overlap as rule

_services := {"role": "services", "name": "", "cidr": "10.0.0.0/16", "path": ["network", "service_cidrs"]}

_network := {"role": "vnet", "name": "spoke", "cidr": "10.0.0.0/8", "path": ["network", "vnets", 0, "address_space"]}

_cluster(overlaps) := {"addressing": {"overlaps": overlaps}}

test_overlap if {
	some finding in rule.deny with input as _cluster([{"a": _services, "b": _network, "implied": false}])
	finding.path == ["network", "service_cidrs"]
	finding.message == "the service range 10.0.0.0/16 overlaps the address space 10.0.0.0/8 of network \"spoke\""
	finding.related[0].path == ["network", "vnets", 0, "address_space"]
}

test_silent[name] if {
	some name, cluster in {
		"none": _cluster([]),
		"implied": _cluster([{"a": _services, "b": _network, "implied": true}]),
	}
	count(rule.deny) == 0 with input as cluster
}

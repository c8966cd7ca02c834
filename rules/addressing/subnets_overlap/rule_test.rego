package rules.addressing.subnets_overlap_test

import data.rules.addressing.subnets_overlap as rule

_cluster(overlaps) := {"addressing": {"subnet_overlaps": overlaps}}

test_overlap if {
	overlap := {
		"a": {"role": "subnet", "name": "nodes", "cidr": "10.1.0.0/22", "path": ["network", "subnets", 0, "prefixes"]},
		"b": {"role": "subnet", "name": "agc", "cidr": "10.1.3.0/24", "path": ["network", "subnets", 1, "prefixes"]},
		"implied": false,
	}
	some finding in rule.deny with input as _cluster([overlap])
	finding.path == ["network", "subnets", 0, "prefixes"]
	finding.message == "the range 10.1.0.0/22 of subnet \"nodes\" overlaps the range 10.1.3.0/24 of subnet \"agc\""
	finding.related[0].path == ["network", "subnets", 1, "prefixes"]
}

test_none_is_fine if {
	count(rule.deny) == 0 with input as _cluster([])
}

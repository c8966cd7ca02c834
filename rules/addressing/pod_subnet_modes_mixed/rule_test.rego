package rules.addressing.pod_subnet_modes_mixed_test

import data.rules.addressing.pod_subnet_modes_mixed as rule

_allocation := {"pod_subnet_static": "StaticBlock", "pod_subnet_dynamic": "DynamicIndividual"}

_cluster(first, second) := {
	"pools": [
		{"name": "a", "ipam": first, "pod_ip_allocation": _allocation[first], "pod_subnet": {"index": 0}},
		{"name": "b", "ipam": second, "pod_ip_allocation": _allocation[second], "pod_subnet": {"index": 0}},
	],
	"network": {"subnets": [{"name": "pods", "uses": [
		{"role": "pods", "name": "a", "ipam": first},
		{"role": "pods", "name": "b", "ipam": second},
	]}]},
}

test_mixed if {
	some finding in rule.deny with input as _cluster("pod_subnet_dynamic", "pod_subnet_static")
	finding.path == ["pools", 1, "pod_subnet", "id"]
	finding.related[0].path == ["network", "subnets", 0, "uses", 0]
}

test_silent[name] if {
	some name, cluster in {
		"dynamic": _cluster("pod_subnet_dynamic", "pod_subnet_dynamic"),
		"static": _cluster("pod_subnet_static", "pod_subnet_static"),
		"mode unknown": json.remove(
			_cluster("pod_subnet_dynamic", "pod_subnet_static"),
			["pools/1/ipam", "network/subnets/0/uses/0/ipam"],
		),
		"nodes": object.union(_cluster("pod_subnet_static", "pod_subnet_dynamic"), {"network": {"subnets": [{"uses": [
			{"role": "pods", "name": "a", "ipam": "pod_subnet_static"},
			{"role": "nodes", "name": "b", "ipam": "pod_subnet_dynamic"},
		]}]}}),
	}
	count(rule.deny) == 0 with input as cluster
}

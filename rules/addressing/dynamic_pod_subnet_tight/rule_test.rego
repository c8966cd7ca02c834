package rules.addressing.dynamic_pod_subnet_tight_test

import data.rules.addressing.dynamic_pod_subnet_tight as rule

_cluster(ipam, capacity, floor, most) := {
	"pools": [{"name": "apps", "ipam": ipam, "pod_subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "pods", "capacity": capacity, "demand": {
		"at_least_max": floor,
		"max_floor": floor,
		"max": most,
		"consumers": [{"name": "apps", "formula": "x"}],
	}}]},
}

test_full_nodes_do_not_fit if {
	some finding in rule.deny with input as _cluster("pod_subnet_dynamic", 251, 96, 768)
	finding.path == ["network", "subnets", 0, "prefixes"]
}

test_silent[name] if {
	some name, cluster in {
		"fits": _cluster("pod_subnet_dynamic", 1019, 96, 768),
		"even the first batches do not fit": _cluster("pod_subnet_dynamic", 91, 96, 768),
		"static": _cluster("pod_subnet_static", 251, 96, 768),
		"no IPv4 prefix": _cluster("pod_subnet_dynamic", null, 96, 768),
		"worst case unknown": json.remove(_cluster("pod_subnet_dynamic", 251, 96, 0), ["network/subnets/0/demand/max"]),
	}
	count(rule.deny) == 0 with input as cluster
}

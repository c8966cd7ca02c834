package rules.addressing.static_pod_subnet_exhausted_test

import data.rules.addressing.static_pod_subnet_exhausted as rule

_allocation := {"pod_subnet_static": "StaticBlock", "pod_subnet_dynamic": "DynamicIndividual"}

_cluster(ipam, capacity, demand) := {
	"pools": [{"name": "apps", "ipam": ipam, "pod_ip_allocation": _allocation[ipam], "pod_subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "pods", "capacity": capacity, "demand": demand}]},
}

_demand(most) := {
	"at_least_max": most,
	"max_floor": most,
	"max": most,
	"consumers": [{"name": "apps", "formula": "(5 + 1) x 16 x ceil((110 + 1) / 16) = 672"}],
}

test_blocks_do_not_fit if {
	some finding in rule.deny with input as _cluster("pod_subnet_static", 251, _demand(672))
	finding.path == ["network", "subnets", 0, "prefixes"]
	contains(finding.message, "at least 672")
}

test_silent[name] if {
	some name, cluster in {
		"fits": _cluster("pod_subnet_static", 1019, _demand(672)),
		"dynamic": _cluster("pod_subnet_dynamic", 251, _demand(672)),
		"no IPv4 prefix": _cluster("pod_subnet_static", null, _demand(672)),
		"nodes unknown": _cluster("pod_subnet_static", 251, {"at_least_max": 0, "consumers": []}),
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.addressing.dynamic_pod_subnet_exhausted_test

import data.rules.addressing.dynamic_pod_subnet_exhausted as rule

_cluster(ipam, capacity, demand) := {
	"pools": [{"name": "apps", "ipam": ipam, "pod_subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "pods", "capacity": capacity, "demand": demand}]},
}

_demand(floor) := {
	"at_least_max": floor,
	"max_floor": floor,
	"max": floor * 3,
	"consumers": [{"name": "apps", "formula": "x"}],
}

test_first_batches_do_not_fit if {
	some finding in rule.deny with input as _cluster("pod_subnet_dynamic", 251, _demand(256))
	finding.path == ["network", "subnets", 0, "prefixes"]
	contains(finding.message, "251 usable addresses, but the nodes need at least 256")
}

test_silent[name] if {
	some name, cluster in {
		"worst case only": _cluster("pod_subnet_dynamic", 251, _demand(240)),
		"static": _cluster("pod_subnet_static", 251, _demand(256)),
		"no IPv4 prefix": _cluster("pod_subnet_dynamic", null, _demand(256)),
		"nodes unknown": _cluster("pod_subnet_dynamic", 251, {"at_least_max": 16, "consumers": []}),
		"mode unknown": json.remove(_cluster("x", 251, _demand(256)), ["pools/0/ipam"]),
	}
	count(rule.deny) == 0 with input as cluster
}

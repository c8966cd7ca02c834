package rules.addressing.static_pod_subnet_too_large_test

import data.rules.addressing.static_pod_subnet_too_large as rule

_allocation := {"pod_subnet_static": "StaticBlock", "pod_subnet_dynamic": "DynamicIndividual"}

_cluster(ipam, length) := {
	"pools": [{"name": "apps", "ipam": ipam, "pod_ip_allocation": _allocation[ipam], "pod_subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "pods", "prefix_length": length}]},
}

test_too_large if {
	some finding in rule.deny with input as _cluster("pod_subnet_static", 11)
	finding.path == ["network", "subnets", 0, "prefixes"]
}

test_silent[name] if {
	some name, cluster in {
		"exact": _cluster("pod_subnet_static", 12),
		"dynamic": _cluster("pod_subnet_dynamic", 11),
		"several prefixes": _cluster("pod_subnet_static", null),
		"prefix unknown": json.remove(_cluster("pod_subnet_static", 11), ["network/subnets/0/prefix_length"]),
	}
	count(rule.deny) == 0 with input as cluster
}

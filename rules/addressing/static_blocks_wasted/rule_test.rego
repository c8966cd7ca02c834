package rules.addressing.static_blocks_wasted_test

import data.rules.addressing.static_blocks_wasted as rule

_allocation := {"pod_subnet_static": "StaticBlock", "pod_subnet_dynamic": "DynamicIndividual"}

_cluster(ipam, pods) := {"pools": [{"name": "apps", "ipam": ipam, "pod_ip_allocation": _allocation[ipam], "max_pods": pods}]}

test_wasted[pods] if {
	some pods, unused in {16: 15, 50: 13, 64: 15, 100: 11}
	some finding in rule.deny with input as _cluster("pod_subnet_static", pods)
	finding.path == ["pools", 0, "max_pods"]
	endswith(finding.message, sprintf("; %d of them stay unused", [unused]))
}

test_whole_blocks_are_fine[pods] if {
	some pods in [15, 31, 47, 239, 110, 250]
	count(rule.deny) == 0 with input as _cluster("pod_subnet_static", pods)
}

test_silent[name] if {
	some name, cluster in {
		"dynamic": _cluster("pod_subnet_dynamic", 50),
		"pods unknown": json.remove(_cluster("pod_subnet_static", 50), ["pools/0/max_pods"]),
		"mode unknown": json.remove(_cluster("pod_subnet_static", 50), ["pools/0/ipam"]),
	}
	count(rule.deny) == 0 with input as cluster
}

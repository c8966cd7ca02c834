package rules.addressing.overlay_pod_range_too_small_test

import data.rules.addressing.overlay_pod_range_too_small as rule

_cluster(ipam, range) := {
	"name": "shop",
	"network": {"ipam": ipam},
	"addressing": {"pod_range": range},
	"pools": [{"name": "system", "nodes_max": 5, "surge_nodes": 1}],
}

_range(capacity, most) := {"capacity": capacity, "max": most, "at_least_max": most}

test_one_node_short if {
	some finding in rule.deny with input as _cluster("overlay", _range(4, 6))
	finding.path == ["network", "pod_cidrs"]
	contains(finding.message, "a /24 for 4 of at least 6 nodes")
	finding.related[0].path == ["pools", 0, "nodes_max"]
}

test_known_part_is_too_much if {
	count(rule.deny) == 1 with input as _cluster("overlay", {"capacity": 4, "at_least_max": 5})
}

test_silent[name] if {
	some name, cluster in {
		"exact fit": _cluster("overlay", _range(6, 6)),
		"kubenet": _cluster("kubenet", _range(4, 6)),
		"other mode": _cluster("node_subnet", _range(null, null)),
		"no IPv4 range": _cluster("overlay", _range(null, 6)),
		"range unknown": _cluster("overlay", {"max": 6, "at_least_max": 6}),
		"nodes unknown": _cluster("overlay", {"capacity": 4, "at_least_max": 1}),
		"mode unknown": json.remove(_cluster("overlay", _range(4, 6)), ["network/ipam"]),
	}
	count(rule.deny) == 0 with input as cluster
}

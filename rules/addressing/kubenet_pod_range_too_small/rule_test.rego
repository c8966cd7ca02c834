package rules.addressing.kubenet_pod_range_too_small_test

import data.rules.addressing.kubenet_pod_range_too_small as rule

_cluster(ipam, range) := {
	"name": "shop",
	"network": {"ipam": ipam},
	"addressing": {"pod_range": range},
	"pools": [{"name": "system", "nodes_max": 5, "surge_nodes": 1}],
}

_range(capacity, most) := {"capacity": capacity, "max": most, "at_least_max": most}

test_one_node_short if {
	some finding in rule.deny with input as _cluster("kubenet", _range(4, 6))
	finding.path == ["network", "pod_cidrs"]
}

test_silent[name] if {
	some name, cluster in {
		"exact fit": _cluster("kubenet", _range(6, 6)),
		"overlay": _cluster("overlay", _range(4, 6)),
		"route table ends first": _cluster("kubenet", _range(400, 410)),
		"range unknown": _cluster("kubenet", {"max": 6, "at_least_max": 6}),
		"nodes unknown": _cluster("kubenet", {"capacity": 4, "at_least_max": 1}),
	}
	count(rule.deny) == 0 with input as cluster
}

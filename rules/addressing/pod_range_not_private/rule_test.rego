package rules.addressing.pod_range_not_private_test

import data.rules.addressing.pod_range_not_private as rule

_cluster(ipam, range) := {
	"network": {"ipam": ipam, "pod_cidrs": ["20.0.0.0/14"]},
	"addressing": {"pod_range": range},
}

test_public if {
	some finding in rule.deny with input as _cluster("overlay", {"private": false})
	finding.path == ["network", "pod_cidrs"]
	contains(finding.message, "20.0.0.0/14")
}

test_silent[name] if {
	some name, cluster in {
		"private": _cluster("overlay", {"private": true}),
		"kubenet": _cluster("kubenet", {"private": false}),
		"no range": _cluster("node_subnet", {"private": null}),
		"unknown": _cluster("overlay", {}),
	}
	count(rule.deny) == 0 with input as cluster
}

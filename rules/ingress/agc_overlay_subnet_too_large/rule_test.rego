package rules.ingress.agc_overlay_subnet_too_large_test

import data.rules.ingress.agc_overlay_subnet_too_large as rule

_association(id, index) := {"subnet": {"id": id, "index": index}, "same_vnet": true}

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [_association("s", 0)]}]}},
}

test_larger if {
	some finding in rule.deny with input as _cluster("overlay", {"prefix_length": 23})
	finding.path == ["network", "subnets", 0, "prefixes"]
	finding.message == `the subnet of load balancer "lb" is a /23; with Azure CNI Overlay it has to be a /24`
}

test_silent[name] if {
	some name, cluster in {
		"exact": _cluster("overlay", {"prefix_length": 24}),
		"smaller": _cluster("overlay", {"prefix_length": 25}),
		"two prefixes": _cluster("overlay", {"prefix_length": null}),
		"prefix unknown": _cluster("overlay", {}),
		"flat": _cluster("node_subnet", {"prefix_length": 23}),
		"mode unknown": json.remove(_cluster("overlay", {"prefix_length": 23}), ["network/ipam"]),
		"subnet elsewhere": {
			"network": {"ipam": "overlay", "subnets": [{"prefix_length": 23}]},
			"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [_association("s", null)]}]}},
		},
	}
	count(rule.deny) == 0 with input as cluster
}

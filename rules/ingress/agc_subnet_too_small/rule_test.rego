package rules.ingress.agc_subnet_too_small_test

import data.rules.ingress.agc_subnet_too_small as rule

_association(id, index) := {"subnet": {"id": id, "index": index}, "same_vnet": true}

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [_association("s", 0)]}]}},
}

test_smaller[ipam] if {
	some ipam in ["overlay", "node_subnet"]
	some finding in rule.deny with input as _cluster(ipam, {"prefix_length": 26})
	finding.path == ["network", "subnets", 0, "prefixes"]
	finding.message == `the subnet of load balancer "lb" is a /26; it takes the 256 addresses of a /24`
}

test_mode_unknown if {
	count(rule.deny) == 1 with input as json.remove(_cluster("overlay", {"prefix_length": 26}), ["network/ipam"])
}

test_silent[name] if {
	some name, subnet in {
		"exact": {"prefix_length": 24},
		"larger": {"prefix_length": 22},
		"two prefixes": {"prefix_length": null},
		"unknown": {},
	}
	count(rule.deny) == 0 with input as _cluster("node_subnet", subnet)
}

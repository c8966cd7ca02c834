package rules.ingress.agic_overlay_subnet_too_large_test

import data.rules.ingress.agic_overlay_subnet_too_large as rule

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agic": {"enabled": true, "subnet": {"id": "s", "index": 0}}},
}

test_larger if {
	some finding in rule.deny with input as _cluster("overlay", {"prefix_length": 23})
	finding.path == ["network", "subnets", 0, "prefixes"]
}

_own(cidr) := {
	"network": {"ipam": "overlay", "subnets": []},
	"ingress": {"agic": {"enabled": true, "subnet": {"index": null}, "subnet_cidr": cidr}},
}

test_own_subnet_larger if {
	some finding in rule.deny with input as _own("10.225.0.0/16")
	finding.path == ["ingress", "agic", "subnet_cidr"]
}

test_silent[name] if {
	some name, cluster in {
		"exact": _cluster("overlay", {"prefix_length": 24}),
		"own subnet": _own("10.225.0.0/24"),
		"two prefixes": _cluster("overlay", {"prefix_length": null}),
		"smaller": _cluster("overlay", {"prefix_length": 26}),
		"prefix unknown": _cluster("overlay", {}),
		"flat": _cluster("node_subnet", {"prefix_length": 23}),
		"off": object.union(_cluster("overlay", {"prefix_length": 23}), {"ingress": {"agic": {"enabled": false}}}),
		"mode unknown": json.remove(_cluster("overlay", {"prefix_length": 23}), ["network/ipam"]),
		"subnet elsewhere": object.union(_cluster("overlay", {"prefix_length": 23}), {"ingress": {"agic": {"subnet": {"index": null}}}}),
	}
	count(rule.deny) == 0 with input as cluster
}

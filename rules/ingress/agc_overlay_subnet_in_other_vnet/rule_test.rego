package rules.ingress.agc_overlay_subnet_in_other_vnet_test

import data.rules.ingress.agc_overlay_subnet_in_other_vnet as rule

_association(id, index) := {"subnet": {"id": id, "index": index}, "same_vnet": true}

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [_association("s", 0)]}]}},
}

_other(ipam, association) := {
	"network": {"ipam": ipam, "subnets": []},
	"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [association]}]}},
}

test_other_network if {
	some finding in rule.deny with input as _other("overlay", {"same_vnet": false})
	finding.path == ["ingress", "agc", "load_balancers", 0, "associations", 0, "subnet", "id"]
}

test_silent[name] if {
	some name, cluster in {
		"same network": _cluster("overlay", {}),
		"flat": _other("node_subnet", {"same_vnet": false}),
		"network unknown": _other("overlay", {}),
		"mode unknown": json.remove(_other("overlay", {"same_vnet": false}), ["network/ipam"]),
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.ingress.agc_subnet_shared_test

import data.rules.ingress.agc_subnet_shared as rule

_balancer(id) := {"name": "lb", "associations": [{"subnet": {"id": id, "index": 0}}]}

_cluster(ipam, roles, ids) := {
	"network": {"ipam": ipam, "subnets": [{"uses": [{"role": role} | some role in roles]}]},
	"ingress": {"agc": {"load_balancers": [_balancer(id) | some id in ids]}},
}

test_role[role] if {
	some role in ["nodes", "pods", "api_server", "application_gateway", "virtual_nodes"]
	some finding in rule.deny with input as _cluster("node_subnet", ["agc", role], ["s"])
	finding.path == ["ingress", "agc", "load_balancers", 0, "associations", 0, "subnet", "id"]
	finding.related[0].path == ["network", "subnets", 0, "uses", 1]
}

test_second_association_on_overlay if {
	some finding in rule.deny with input as _cluster("overlay", ["agc"], ["s", "s"])
	finding.path == ["ingress", "agc", "load_balancers", 1, "associations", 0, "subnet", "id"]
	finding.related[0].path == ["ingress", "agc", "load_balancers", 0, "associations", 0, "subnet", "id"]
}

test_silent[name] if {
	some name, cluster in {
		"alone": _cluster("overlay", ["agc"], ["s"]),
		"private endpoints": _cluster("overlay", ["agc", "private_endpoints"], ["s"]),
		"no subnet is written": _cluster("overlay", ["agc"], [null, null]),
		"two subnets": _cluster("overlay", ["agc"], ["s", "t"]),
		"second association, flat": _cluster("node_subnet", ["agc"], ["s", "s"]),
		"subnet elsewhere": {
			"network": {"ipam": "overlay", "subnets": [{"uses": [{"role": "nodes"}]}]},
			"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [{"subnet": {"id": "x", "index": null}}]}]}},
		},
		"subnet unknown": {
			"network": {"ipam": "overlay", "subnets": [{"uses": [{"role": "nodes"}]}]},
			"ingress": {"agc": {"load_balancers": [
				{"name": "lb", "associations": [{"subnet": {}}]},
				{"name": "lb", "associations": [{"subnet": {}}]},
			]}},
		},
	}
	count(rule.deny) == 0 with input as cluster
}

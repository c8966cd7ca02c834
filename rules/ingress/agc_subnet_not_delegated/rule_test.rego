package rules.ingress.agc_subnet_not_delegated_test

import data.rules.ingress.agc_subnet_not_delegated as rule

_association(id, index) := {"subnet": {"id": id, "index": index}, "same_vnet": true}

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agc": {"load_balancers": [{"name": "lb", "associations": [_association("s", 0)]}]}},
}

_found(subnet) := found if {
	found := rule.deny with input as _cluster("overlay", subnet)
		with data.facts.delegations.services.agc as "Microsoft.ServiceNetworking/trafficControllers"
}

test_missing[name] if {
	some name, delegations in {"none": [], "another": ["Microsoft.Network/applicationGateways"]}
	some finding in _found({"delegations": delegations})
	finding.path == ["network", "subnets", 0, "delegations"]
}

test_delegated[spelling] if {
	some spelling in ["Microsoft.ServiceNetworking/trafficControllers", "microsoft.servicenetworking/TrafficControllers"]
	count(_found({"delegations": [spelling]})) == 0
}

test_unknown if count(_found({})) == 0

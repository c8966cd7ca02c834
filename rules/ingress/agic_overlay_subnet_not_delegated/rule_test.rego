package rules.ingress.agic_overlay_subnet_not_delegated_test

import data.rules.ingress.agic_overlay_subnet_not_delegated as rule

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agic": {"enabled": true, "subnet": {"id": "s", "index": 0}}},
}

_found(cluster) := found if {
	found := rule.deny with input as cluster
		with data.facts.delegations.services.application_gateway as "Microsoft.Network/applicationGateways"
}

test_missing if {
	some finding in _found(_cluster("overlay", {"delegations": []}))
	finding.path == ["network", "subnets", 0, "delegations"]
}

test_silent[name] if {
	some name, cluster in {
		"delegated": _cluster("overlay", {"delegations": ["microsoft.network/applicationgateways"]}),
		"delegations unknown": _cluster("overlay", {}),
		"flat": _cluster("node_subnet", {"delegations": []}),
		"off": object.union(_cluster("overlay", {"delegations": []}), {"ingress": {"agic": {"enabled": false}}}),
		"mode unknown": json.remove(_cluster("overlay", {"delegations": []}), ["network/ipam"]),
	}
	count(_found(cluster)) == 0
}

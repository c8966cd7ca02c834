package rules.addressing.api_server_subnet_shared_test

import data.rules.addressing.api_server_subnet_shared as rule

_cluster(integrated, roles) := {
	"api_server": {"vnet_integration": integrated, "subnet": {"index": 0}},
	"network": {"subnets": [{"name": "api", "uses": [{"role": role} | some role in roles]}]},
}

test_shared[role] if {
	some role in [
		"nodes", "pods", "agc", "application_gateway", "virtual_nodes",
		"private_endpoints", "bastion", "firewall", "vpn_gateway",
	]
	some finding in rule.deny with input as _cluster(true, ["api_server", role])
	finding.path == ["api_server", "subnet", "id"]
	finding.related[0].path == ["network", "subnets", 0, "uses", 1]
}

test_silent[name] if {
	some name, cluster in {
		"alone": _cluster(true, ["api_server"]),
		"two clusters": _cluster(true, ["api_server", "api_server"]),
		"no integration": _cluster(false, ["nodes"]),
		"integration unknown": json.remove(_cluster(true, ["nodes"]), ["api_server/vnet_integration"]),
	}
	count(rule.deny) == 0 with input as cluster
}

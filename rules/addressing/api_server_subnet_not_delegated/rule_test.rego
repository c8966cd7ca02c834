package rules.addressing.api_server_subnet_not_delegated_test

import data.rules.addressing.api_server_subnet_not_delegated as rule

_cluster(integrated, delegations) := {
	"api_server": {"vnet_integration": integrated, "subnet": {"index": 0}},
	"network": {"subnets": [{"name": "api", "delegations": delegations}]},
}

test_not_delegated[name] if {
	some name, delegations in {
		"none": [],
		"other": ["Microsoft.ContainerInstance/containerGroups"],
	}
	some finding in rule.deny with input as _cluster(true, delegations)
	finding.path == ["network", "subnets", 0, "delegations"]
}

test_silent[name] if {
	some name, cluster in {
		"delegated": _cluster(true, ["Microsoft.ContainerService/managedClusters"]),
		"other case": _cluster(true, ["microsoft.containerservice/managedclusters"]),
		"no integration": _cluster(false, []),
		"delegations unknown": json.remove(_cluster(true, []), ["network/subnets/0/delegations"]),
		"subnet elsewhere": {"api_server": {"vnet_integration": true, "subnet": {}}, "network": {"subnets": []}},
		"no own subnet": {"api_server": {"vnet_integration": true, "subnet": {"index": null}}, "network": {"subnets": []}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.addressing.virtual_node_subnet_not_delegated_test

import data.rules.addressing.virtual_node_subnet_not_delegated as rule

_cluster(on, delegations) := {
	"addons": {"virtual_nodes": on, "virtual_node_subnet": {"index": 0}},
	"network": {"subnets": [{"name": "aci", "delegations": delegations}]},
}

test_not_delegated[name] if {
	some name, delegations in {
		"none": [],
		"other": ["Microsoft.ContainerService/managedClusters"],
	}
	some finding in rule.deny with input as _cluster(true, delegations)
	finding.path == ["network", "subnets", 0, "delegations"]
}

test_silent[name] if {
	some name, cluster in {
		"delegated": _cluster(true, ["Microsoft.ContainerInstance/containerGroups"]),
		"off": _cluster(false, []),
		"delegations unknown": json.remove(_cluster(true, []), ["network/subnets/0/delegations"]),
		"subnet elsewhere": {"addons": {"virtual_nodes": true, "virtual_node_subnet": {}}, "network": {"subnets": []}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.addressing.node_subnet_delegated_test

import data.rules.addressing.node_subnet_delegated as rule

_cluster(delegations) := {
	"pools": [{"subnet": {"index": 0}}, {"subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "nodes", "delegations": delegations, "uses": [{"role": "nodes", "name": "system"}]}]},
}

test_delegated if {
	some finding in rule.deny with input as _cluster(["Microsoft.ServiceNetworking/trafficControllers"])
	finding.path == ["network", "subnets", 0, "delegations"]
	finding.related[0].path == ["network", "subnets", 0, "uses", 0]
}

test_one_finding_for_two_pools if {
	count(rule.deny) == 1 with input as _cluster(["Microsoft.ContainerService/managedClusters"])
}

test_silent[name] if {
	some name, cluster in {
		"none": _cluster([]),
		"unknown": json.remove(_cluster([]), ["network/subnets/0/delegations"]),
		"other subnet": object.union(_cluster(["x"]), {"pools": [{"subnet": {"index": null}}]}),
	}
	count(rule.deny) == 0 with input as cluster
}

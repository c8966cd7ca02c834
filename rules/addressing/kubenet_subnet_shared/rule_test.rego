package rules.addressing.kubenet_subnet_shared_test

import data.rules.addressing.kubenet_subnet_shared as rule

_cluster(ipam, use) := {
	"pools": [{"name": "system", "ipam": ipam, "subnet": {"index": 0}}],
	"network": {"subnets": [{"name": "nodes", "uses": [
		{"role": "nodes", "cluster": "azurerm_kubernetes_cluster.blue", "other_cluster": false},
		use,
	]}]},
}

_nodes := {"role": "nodes", "cluster": "azurerm_kubernetes_cluster.green", "other_cluster": true}

test_shared if {
	some finding in rule.deny with input as _cluster("kubenet", _nodes)
	finding.path == ["pools", 0, "subnet", "id"]
	finding.related[0].path == ["network", "subnets", 0, "uses", 1]
}

test_silent[name] if {
	some name, cluster in {
		"overlay": _cluster("overlay", _nodes),
		"own pool": _cluster("kubenet", object.union(_nodes, {"other_cluster": false})),
		"endpoint": _cluster("kubenet", object.union(_nodes, {"role": "private_endpoints"})),
		"mode unknown": json.remove(_cluster("kubenet", _nodes), ["pools/0/ipam"]),
		"subnet unknown": object.union(_cluster("kubenet", _nodes), {"pools": [{"name": "system", "ipam": "kubenet", "subnet": {}}]}),
	}
	count(rule.deny) == 0 with input as cluster
}

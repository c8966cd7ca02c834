package rules.network.virtual_nodes_unsupported_test

import data.rules.network.virtual_nodes_unsupported as rule

_cluster(on, ipam) := {"name": "shop", "addons": {"virtual_nodes": on}, "network": {"ipam": ipam}}

test_unsupported[ipam] if {
	some ipam in ["overlay", "kubenet", "none"]
	some finding in rule.deny with input as _cluster(true, ipam)
	finding.path == ["addons", "virtual_nodes"]
}

test_silent[name] if {
	some name, cluster in {
		"node subnet": _cluster(true, "node_subnet"),
		"pod subnet": _cluster(true, "pod_subnet_dynamic"),
		"off": _cluster(false, "overlay"),
		"mode unknown": {"name": "shop", "addons": {"virtual_nodes": true}, "network": {}},
		"add-on unknown": {"name": "shop", "addons": {}, "network": {"ipam": "overlay"}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.network.network_plugin_not_stated_test

import data.rules.network.network_plugin_not_stated as rule

_cluster(sku, stated) := {"name": "shop", "sku": sku, "network": {"plugin_stated": stated}}

test_not_stated if {
	some finding in rule.deny with input as _cluster("base", false)
	finding.path == ["network", "plugin_stated"]
}

test_silent[name] if {
	some name, cluster in {
		"stated": _cluster("base", true),
		"automatic": _cluster("automatic", false),
		"unknown": {"name": "shop", "sku": "base", "network": {}},
		"sku unknown": {"name": "shop", "network": {"plugin_stated": false}},
	}
	count(rule.deny) == 0 with input as cluster
}

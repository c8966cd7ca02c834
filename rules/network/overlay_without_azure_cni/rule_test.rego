package rules.network.overlay_without_azure_cni_test

import data.rules.network.overlay_without_azure_cni as rule

_cluster(plugin, mode) := {"name": "shop", "network": {"plugin": plugin, "plugin_mode": mode}}

test_other_plugin[plugin] if {
	some plugin in ["kubenet", "none"]
	some finding in rule.deny with input as _cluster(plugin, "overlay")
	finding.path == ["network", "plugin_mode"]
}

test_silent[name] if {
	some name, cluster in {
		"azure": _cluster("azure", "overlay"),
		"no mode": _cluster("kubenet", null),
		"plugin unknown": {"name": "shop", "network": {"plugin_mode": "overlay"}},
		"mode unknown": {"name": "shop", "network": {"plugin": "kubenet"}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.pools.windows_pool_on_wrong_network_test

import data.rules.pools.windows_pool_on_wrong_network as rule

_cluster(plugin, plane, os) := {
	"network": {"plugin": plugin, "data_plane": plane},
	"pools": [{"name": "win", "os_type": os}],
}

test_kubenet if {
	some answer in rule.deny with input as _cluster("kubenet", "azure", "Windows")
	answer.path == ["pools", 0, "os_type"]
	answer.related[0].path == ["network", "plugin"]
}

test_cilium if {
	some answer in rule.deny with input as _cluster("azure", "cilium", "Windows")
	answer.related[0].path == ["network", "data_plane"]
}

test_silent[note] if {
	some note, cluster in {
		"azure": _cluster("azure", "azure", "Windows"),
		"linux": _cluster("kubenet", "cilium", "Linux"),
		"unknown": {"network": {"data_plane": "azure"}, "pools": [{"name": "win", "os_type": "Windows"}]},
	}
	count(rule.deny) == 0 with input as cluster
}

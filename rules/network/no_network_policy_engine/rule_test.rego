package rules.network.no_network_policy_engine_test

import data.rules.network.no_network_policy_engine as rule

_cluster(network) := {
	"name": "shop",
	"network": object.union({"policy": "none", "data_plane": "azure", "plugin": "azure", "plugin_stated": true}, network),
}

test_no_engine[plugin] if {
	some plugin in ["azure", "kubenet"]
	some finding in rule.deny with input as _cluster({"plugin": plugin})
	finding.path == ["network", "policy"]
}

test_plugin_not_stated if {
	cluster := {"name": "shop", "network": {"policy": "none", "data_plane": "azure", "plugin_stated": false}}
	count(rule.deny) == 1 with input as cluster
}

test_silent[name] if {
	some name, cluster in {
		"calico": _cluster({"policy": "calico"}),
		"cilium": _cluster({"policy": "cilium", "data_plane": "cilium"}),
		"cilium without the word": _cluster({"data_plane": "cilium"}),
		"own CNI": _cluster({"plugin": "none"}),
		"policy unknown": json.remove(_cluster({}), ["network/policy"]),
		"plugin unknown": json.remove(_cluster({}), ["network/plugin"]),
	}
	count(rule.deny) == 0 with input as cluster
}

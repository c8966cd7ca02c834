package rules.network.policy_engine_unsupported_test

import data.rules.network.policy_engine_unsupported as rule

_cluster(plugin, policy) := {"name": "shop", "network": {"plugin": plugin, "policy": policy}}

test_refused[name] if {
	some name, cluster in {
		"kubenet": _cluster("kubenet", "azure"),
		"own, azure": _cluster("none", "azure"),
		"own, calico": _cluster("none", "calico"),
	}
	some finding in rule.deny with input as cluster
	finding.path == ["network", "policy"]
}

test_silent[name] if {
	some name, cluster in {
		"azure": _cluster("azure", "azure"),
		"calico on kubenet": _cluster("kubenet", "calico"),
		"no engine": _cluster("none", "none"),
		"plugin unknown": {"name": "shop", "network": {"policy": "azure"}},
		"policy unknown": {"name": "shop", "network": {"plugin": "kubenet"}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.ingress.agc_with_own_cni_test

import data.rules.ingress.agc_with_own_cni as rule

_cluster(plugin) := {"name": "shop", "ingress": {"agc": {"in_use": true}}, "network": {"plugin": plugin}}

test_none if {
	some finding in rule.deny with input as _cluster("none")
	finding.path == ["network", "plugin"]
}

test_others[plugin] if {
	some plugin in ["azure", "kubenet"]
	count(rule.deny) == 0 with input as _cluster(plugin)
}

test_not_in_use if {
	count(rule.deny) == 0 with input as object.union(_cluster("none"), {"ingress": {"agc": {"in_use": false}}})
}

test_plugin_unknown if count(rule.deny) == 0 with input as json.remove(_cluster("none"), ["network/plugin"])

package rules.ingress.agc_on_kubenet_test

import data.rules.ingress.agc_on_kubenet as rule

_cluster(plugin) := {"name": "shop", "ingress": {"agc": {"in_use": true}}, "network": {"plugin": plugin}}

test_kubenet if {
	some finding in rule.deny with input as _cluster("kubenet")
	finding.path == ["network", "plugin"]
}

test_azure if count(rule.deny) == 0 with input as _cluster("azure")

test_not_in_use if {
	count(rule.deny) == 0 with input as object.union(_cluster("kubenet"), {"ingress": {"agc": {"in_use": false}}})
}

test_plugin_unknown if count(rule.deny) == 0 with input as json.remove(_cluster("kubenet"), ["network/plugin"])

test_use_unknown if count(rule.deny) == 0 with input as json.remove(_cluster("kubenet"), ["ingress/agc/in_use"])

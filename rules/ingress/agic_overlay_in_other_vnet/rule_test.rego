package rules.ingress.agic_overlay_in_other_vnet_test

import data.rules.ingress.agic_overlay_in_other_vnet as rule

_cluster := {
	"name": "shop",
	"network": {"ipam": "overlay"},
	"ingress": {"agic": {"enabled": true, "same_vnet": false}},
}

test_other_network if {
	some finding in rule.deny with input as _cluster
	finding.path == ["ingress", "agic", "same_vnet"]
}

test_silent[name] if {
	some name, change in {
		"off": {"ingress": {"agic": {"enabled": false}}},
		"flat": {"network": {"ipam": "node_subnet"}},
		"same network": {"ingress": {"agic": {"same_vnet": true}}},
		"no own subnet": {"ingress": {"agic": {"same_vnet": null}}},
	}
	count(rule.deny) == 0 with input as object.union(_cluster, change)
}

test_unknown[path] if {
	some path in ["ingress/agic/enabled", "ingress/agic/same_vnet", "network/ipam"]
	count(rule.deny) == 0 with input as json.remove(_cluster, [path])
}

package rules.network.pod_range_without_use_test

import data.rules.network.pod_range_without_use as rule

_cluster(plugin, mode, cidrs) := {"name": "shop", "network": {
	"plugin": plugin,
	"plugin_stated": true,
	"plugin_mode": mode,
	"pod_cidrs": cidrs,
}}

test_no_overlay if {
	some finding in rule.deny with input as _cluster("azure", null, ["10.244.0.0/16"])
	finding.path == ["network", "pod_cidrs"]
}

test_silent[name] if {
	some name, cluster in {
		"overlay": _cluster("azure", "overlay", ["10.244.0.0/16"]),
		"kubenet": _cluster("kubenet", null, ["10.244.0.0/16"]),
		"no range": _cluster("azure", null, null),
		"mode unknown": {"name": "shop", "network": {"plugin": "azure", "plugin_stated": true, "pod_cidrs": ["10.244.0.0/16"]}},
		"range unknown": {"name": "shop", "network": {"plugin": "azure", "plugin_stated": true, "plugin_mode": null}},
	}
	count(rule.deny) == 0 with input as cluster
}

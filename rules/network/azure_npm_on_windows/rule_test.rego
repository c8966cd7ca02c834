package rules.network.azure_npm_on_windows_test

import data.rules.network.azure_npm_on_windows as rule

_cluster(policy, os) := {"network": {"policy": policy}, "pools": [{"name": "win", "os_type": os}]}

test_windows if {
	some finding in rule.deny with input as _cluster("azure", "Windows") with data.akslint.as_of as "2026-11-20"
	finding.path == ["pools", 0, "os_type"]
	endswith(finding.message, "whose support there ended on 2026-09-30")
}

test_silent[name] if {
	some name, cluster in {
		"Linux": _cluster("azure", "Linux"),
		"calico": _cluster("calico", "Windows"),
		"policy unknown": {"network": {}, "pools": [{"name": "win", "os_type": "Windows"}]},
		"system unknown": {"network": {"policy": "azure"}, "pools": [{"name": "win"}]},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.network.azure_npm_retiring_test

import data.rules.network.azure_npm_retiring as rule

_cluster(policy) := {"name": "shop", "network": {"policy": policy}}

test_npm if {
	some finding in rule.deny with input as _cluster("azure") with data.akslint.as_of as "2026-11-20"
	finding.path == ["network", "policy"]
	endswith(finding.message, "whose support on Linux ends on 2028-09-30")
}

test_after_the_end if {
	some finding in rule.deny with input as _cluster("azure") with data.akslint.as_of as "2028-10-01"
	endswith(finding.message, "whose support on Linux ended on 2028-09-30")
}

test_silent[name] if {
	some name, cluster in {
		"calico": _cluster("calico"),
		"none": _cluster("none"),
		"unknown": {"name": "shop", "network": {}},
	}
	count(rule.deny) == 0 with input as cluster
}

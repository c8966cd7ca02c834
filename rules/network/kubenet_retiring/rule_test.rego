package rules.network.kubenet_retiring_test

import data.rules.network.kubenet_retiring as rule

_cluster(plugin) := {"name": "shop", "network": {"plugin": plugin}}

test_kubenet if {
	some finding in rule.deny with input as _cluster("kubenet") with data.akslint.as_of as "2028-03-31"
	finding.path == ["network", "plugin"]
	endswith(finding.message, "whose support ends on 2028-03-31")
}

test_after_the_end if {
	some finding in rule.deny with input as _cluster("kubenet") with data.akslint.as_of as "2028-04-01"
	endswith(finding.message, "whose support ended on 2028-03-31")
}

test_silent[name] if {
	some name, cluster in {
		"azure": _cluster("azure"),
		"own": _cluster("none"),
		"unknown": {"name": "shop", "network": {}},
	}
	count(rule.deny) == 0 with input as cluster
}

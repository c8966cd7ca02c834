package rules.apis.tiller_test

import data.rules.apis.tiller as rule

_input(more) := {"kube": {"workloads": [object.union({"address": "Deployment shop/web", "application": true}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"name": "tiller-deploy"})
	finding.path == ["kube", "workloads", 0]
}

test_silent[name] if {
	some name, more in {
		"another name": {"name": "distiller"},
		"no name": {"name": ""},
	}
	count(rule.deny) == 0 with input as _input(more)
}

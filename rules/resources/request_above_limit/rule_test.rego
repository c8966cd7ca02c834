package rules.resources.request_above_limit_test

import data.rules.resources.request_above_limit as rule

_input(container) := {"kube": {"workloads": [{"address": "Deployment shop/web", "pod": {"containers": [object.union({"name": "web"}, container)]}}]}}

test_mistaken if {
	some finding in rule.deny with input as _input({"mistaken": {"above_limit": "it is so"}})
	finding.message == `container "web" of Deployment shop/web: it is so`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"mistaken": {"above_limit": null}})
	count(rule.deny) == 0 with input as _input({"mistaken": {}})
}

package rules.resources.quantity_unit_suspicious_test

import data.rules.resources.quantity_unit_suspicious as rule

_input(container) := {"kube": {"workloads": [{"address": "Deployment shop/web", "pod": {"containers": [object.union({"name": "web"}, container)]}}]}}

test_mistaken if {
	some finding in rule.deny with input as _input({"mistaken": {"unit": "it is so"}})
	finding.message == `container "web" of Deployment shop/web: it is so`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"mistaken": {"unit": null}})
	count(rule.deny) == 0 with input as _input({"mistaken": {}})
}

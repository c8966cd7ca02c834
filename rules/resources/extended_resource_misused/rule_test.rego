package rules.resources.extended_resource_misused_test

import data.rules.resources.extended_resource_misused as rule

_input(container) := {"kube": {"workloads": [{"address": "Deployment shop/web", "pod": {"containers": [object.union({"name": "web"}, container)]}}]}}

test_mistaken if {
	some finding in rule.deny with input as _input({"mistaken": {"extended": "it is so"}})
	finding.message == `container "web" of Deployment shop/web: it is so`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"mistaken": {"extended": null}})
	count(rule.deny) == 0 with input as _input({"mistaken": {}})
}

package rules.scheduling.virtual_nodes_off_test

import data.rules.scheduling.virtual_nodes_off as rule

_input(addon, virtual) := {
	"addons": {"virtual_nodes": addon},
	"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "scheduling": {"virtual_node": virtual}}]},
}

test_bad if {
	some finding in rule.deny with input as _input(false, true)
	finding.path == ["kube", "workloads", 0, "scheduling", "virtual_node"]
	finding.related[0].path == ["addons", "virtual_nodes"]
}

test_silent if {
	count(rule.deny) == 0 with input as _input(true, true)
	count(rule.deny) == 0 with input as _input(false, false)
	count(rule.deny) == 0 with input as json.remove(_input(false, true), ["addons/virtual_nodes"])
}

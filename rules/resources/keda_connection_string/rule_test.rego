package rules.resources.keda_connection_string_test

import data.rules.resources.keda_connection_string as rule

_input(metric) := {"kube": {"autoscalers": [{"address": "ScaledObject shop/web", "kind": "ScaledObject", "metrics": [object.union(
	{"type": "azure-queue", "connection_string": true, "authentication": false},
	metric,
)]}]}}

test_string if count(rule.deny) == 1 with input as _input({})

test_silent if {
	count(rule.deny) == 0 with input as _input({"authentication": true})
	count(rule.deny) == 0 with input as _input({"connection_string": false})
	count(rule.deny) == 0 with input as _input({"type": "cpu"})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/autoscalers/0/metrics/0/authentication"])
}

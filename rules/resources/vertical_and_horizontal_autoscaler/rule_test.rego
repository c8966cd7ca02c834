package rules.resources.vertical_and_horizontal_autoscaler_test

import data.rules.resources.vertical_and_horizontal_autoscaler as rule

_input(clash) := {"kube": {
	"vertical_autoscalers": [object.union({"address": "VerticalPodAutoscaler shop/web"}, clash)],
	"autoscalers": [{"address": "HorizontalPodAutoscaler shop/web"}],
}}

test_clash if {
	some finding in rule.deny with input as _input({"clash": 0, "clash_resource": "cpu"})
	finding.message == "VerticalPodAutoscaler shop/web sets cpu of what HorizontalPodAutoscaler shop/web scales by it"
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"clash": null, "clash_resource": null})
	count(rule.deny) == 0 with input as _input({})
}

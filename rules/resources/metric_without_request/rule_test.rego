package rules.resources.metric_without_request_test

import data.rules.resources.metric_without_request as rule

_input(metric) := {"kube": {"autoscalers": [{"address": "HorizontalPodAutoscaler shop/web", "system": false, "target": 0, "metrics": [object.union(
	{"resource": "cpu", "lacking": "web", "requested": false},
	metric,
)]}]}}

test_not_requested if {
	some finding in rule.deny with input as _input({})
	finding.message == `HorizontalPodAutoscaler shop/web scales by the use of cpu, of which container "web" requests nothing`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"requested": true})
	count(rule.deny) == 0 with input as _input({"requested": null})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/autoscalers/0/metrics/0/requested"])
}

package rules.resources.vertical_autoscaler_on_windows_test

import data.rules.resources.vertical_autoscaler_on_windows as rule

_input(os, active) := {"kube": {
	"vertical_autoscalers": [{"address": "VerticalPodAutoscaler shop/web", "target": 0, "active": active}],
	"workloads": [{"address": "Deployment shop/web", "pod": {"os": os}}],
}}

test_windows if count(rule.deny) == 1 with input as _input("windows", true)

test_silent if {
	count(rule.deny) == 0 with input as _input("linux", true)
	count(rule.deny) == 0 with input as _input("windows", false)
	count(rule.deny) == 0 with input as json.remove(_input("windows", true), ["kube/workloads/0/pod/os"])
}

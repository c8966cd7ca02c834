package rules.resources.replicas_beside_autoscaler_test

import data.rules.resources.replicas_beside_autoscaler as rule

_input(autoscaled, stated) := {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "autoscaled": autoscaled, "replicas_stated": stated, "replicas": 3}]}}

test_both if count(rule.deny) == 1 with input as _input(true, true)

test_silent if {
	count(rule.deny) == 0 with input as _input(false, true)
	count(rule.deny) == 0 with input as _input(true, false)
	count(rule.deny) == 0 with input as json.remove(_input(true, true), ["kube/workloads/0/replicas_stated"])
}

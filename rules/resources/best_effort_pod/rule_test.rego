package rules.resources.best_effort_pod_test

import data.rules.resources.best_effort_pod as rule

_input(qos) := {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"qos": qos}}]}}

test_nothing if {
	some finding in rule.deny with input as _input("BestEffort")
	finding.message == "no container of Deployment shop/web requests or limits processor or memory"
}

test_something if count(rule.deny) == 0 with input as _input("Burstable")

test_unknown if count(rule.deny) == 0 with input as {"kube": {"workloads": [{"address": "it", "application": true, "pod": {}}]}}

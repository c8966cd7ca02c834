package rules.availability.restart_policy_refused_test

import data.rules.availability.restart_policy_refused as rule

_input(kind, policy) := {"kube": {"workloads": [{"address": "it", "kind": kind, "pod": {"restart_policy": policy}}]}}

test_refused if {
	count(rule.deny) == 1 with input as _input("Job", null)
	count(rule.deny) == 1 with input as _input("CronJob", "Always")
	count(rule.deny) == 1 with input as _input("Deployment", "Never")
}

test_silent if {
	count(rule.deny) == 0 with input as _input("Job", "OnFailure")
	count(rule.deny) == 0 with input as _input("Deployment", null)
	count(rule.deny) == 0 with input as _input("Deployment", "Always")
	count(rule.deny) == 0 with input as _input("Pod", "Never")
	count(rule.deny) == 0 with input as {"kube": {"workloads": [{"address": "it", "kind": "Job", "pod": {}}]}}
}

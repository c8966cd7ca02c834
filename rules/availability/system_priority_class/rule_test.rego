package rules.availability.system_priority_class_test

import data.rules.availability.system_priority_class as rule

_input(kind, class) := {"kube": {"workloads": [{"address": "Deployment shop/web", "kind": kind, "application": true, "pod": {"priority_class": class}}]}}

test_system if count(rule.deny) == 1 with input as _input("Deployment", "system-cluster-critical")

test_silent if {
	count(rule.deny) == 0 with input as _input("Deployment", "important")
	count(rule.deny) == 0 with input as _input("Deployment", null)
	count(rule.deny) == 0 with input as _input("DaemonSet", "system-node-critical")
	count(rule.deny) == 0 with input as {"kube": {"workloads": [{"kind": "Deployment", "application": true, "pod": {}}]}}
}

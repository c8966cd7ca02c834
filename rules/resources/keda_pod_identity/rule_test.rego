package rules.resources.keda_pod_identity_test

import data.rules.resources.keda_pod_identity as rule

_input(provider) := {"kube": {"scaling": {"trigger_authentications": [{"address": "TriggerAuthentication shop/orders", "provider": provider}]}}}

test_pod_identity if count(rule.deny) == 1 with input as _input("azure")

test_silent if {
	count(rule.deny) == 0 with input as _input("azure-workload")
	count(rule.deny) == 0 with input as _input(null)
	count(rule.deny) == 0 with input as {"kube": {"scaling": {"trigger_authentications": [{"address": "it"}]}}}
}

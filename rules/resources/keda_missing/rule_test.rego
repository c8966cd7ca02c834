package rules.resources.keda_missing_test

import data.rules.resources.keda_missing as rule

_input(needed, present) := {
	"name": "aks-ledger",
	"kube": {"scaling": {"keda": {"address": "it", "needed": needed, "present": present}}},
}

test_missing if {
	some finding in rule.deny with input as _input(true, false)
	finding.message == `cluster "aks-ledger" has nothing that acts on it`
}

test_silent if {
	count(rule.deny) == 0 with input as _input(true, true)
	count(rule.deny) == 0 with input as _input(false, null)
	count(rule.deny) == 0 with input as json.remove(_input(true, false), ["kube/scaling/keda/present"])
}

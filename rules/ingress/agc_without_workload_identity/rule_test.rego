package rules.ingress.agc_without_workload_identity_test

import data.rules.ingress.agc_without_workload_identity as rule

_cluster(on) := {"name": "shop", "ingress": {"agc": {"in_use": true}}, "identity": {"workload_identity": on}}

test_off if {
	some finding in rule.deny with input as _cluster(false)
	finding.path == ["identity", "workload_identity"]
}

test_on if count(rule.deny) == 0 with input as _cluster(true)

test_not_in_use if {
	count(rule.deny) == 0 with input as object.union(_cluster(false), {"ingress": {"agc": {"in_use": false}}})
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_cluster(false), ["identity/workload_identity"])

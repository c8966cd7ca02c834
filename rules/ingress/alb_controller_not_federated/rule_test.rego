package rules.ingress.alb_controller_not_federated_test

import data.rules.ingress.alb_controller_not_federated as rule

_cluster(controller) := {"ingress": {"agc": {"in_use": true, "addon": false, "controller": controller}}}

test_missing if {
	some finding in rule.deny with input as _cluster({"federated": false})
	finding.path == ["ingress", "agc", "controller", "federated"]
}

test_there if count(rule.deny) == 0 with input as _cluster({"federated": true})

test_unknown if count(rule.deny) == 0 with input as _cluster({})

test_addon if {
	cluster := object.union(_cluster({"federated": false}), {"ingress": {"agc": {"addon": true}}})
	count(rule.deny) == 0 with input as cluster
}

test_not_in_use if {
	cluster := object.union(_cluster({"federated": false}), {"ingress": {"agc": {"in_use": false}}})
	count(rule.deny) == 0 with input as cluster
}

package rules.ingress.alb_controller_cannot_read_node_group_test

import data.rules.ingress.alb_controller_cannot_read_node_group as rule

_cluster(controller) := {"ingress": {"agc": {"in_use": true, "addon": false, "controller": controller}}}

test_missing if {
	some finding in rule.deny with input as _cluster({"federated": true, "node_group_reader": false})
	finding.path == ["ingress", "agc", "controller", "identity_id"]
}

test_there if count(rule.deny) == 0 with input as _cluster({"federated": true, "node_group_reader": true})

test_unknown if count(rule.deny) == 0 with input as _cluster({"federated": true})

test_addon if {
	cluster := object.union(_cluster({"federated": true, "node_group_reader": false}), {"ingress": {"agc": {"addon": true}}})
	count(rule.deny) == 0 with input as cluster
}

test_not_in_use if {
	cluster := object.union(_cluster({"federated": true, "node_group_reader": false}), {"ingress": {"agc": {"in_use": false}}})
	count(rule.deny) == 0 with input as cluster
}

test_not_federated if count(rule.deny) == 0 with input as _cluster({"federated": false, "node_group_reader": false})

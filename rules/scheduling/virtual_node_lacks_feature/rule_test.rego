package rules.scheduling.virtual_node_lacks_feature_test

import data.rules.scheduling.virtual_node_lacks_feature as rule

_input(application, needs) := {"kube": {"workloads": [{"application": application, "kind": "Deployment", "address": "Deployment shop/burst", "needs": needs}]}}

test_found if {
	some finding in rule.deny with input as _input(true, {"virtual_node_lacks": "has init containers"})
	finding.path == ["kube", "workloads", 0, "needs", "virtual_node_lacks"]
	finding.message == "Deployment shop/burst requires virtual nodes and has init containers, which they do not have"
}

test_daemon_set if {
	some finding in rule.deny with input as {"kube": {"workloads": [{"application": true, "kind": "DaemonSet", "address": "DaemonSet shop/burst", "needs": {"virtual_node_lacks": "is a DaemonSet"}}]}}
	finding.message == "DaemonSet shop/burst requires virtual nodes, which run no pods of a DaemonSet"
}

test_silent[name] if {
	some name, args in {
		"nothing": [true, {"virtual_node_lacks": null}],
		"not known": [true, {}],
		"of the system": [false, {"virtual_node_lacks": "has init containers"}],
	}
	count(rule.deny) == 0 with input as _input(args[0], args[1])
}

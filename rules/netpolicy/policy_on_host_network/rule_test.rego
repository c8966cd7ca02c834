package rules.netpolicy.policy_on_host_network_test

import data.rules.netpolicy.policy_on_host_network as rule

_bad := {"kube": {"network_policies": [{"application": true, "address": "NetworkPolicy shop/web", "host_network_workload": 0}], "workloads": [{"application": true, "address": "Deployment shop/web"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "network_policies", 0, "host_network_workload"]
	finding.message == `NetworkPolicy shop/web selects the pods of Deployment shop/web, which use the network of the node`
}

test_silent[name] if {
	some name, patch in {
		"none": [{"op": "replace", "path": "/kube/network_policies/0/host_network_workload", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/network_policies/0/host_network_workload"}],
		"of the system": [{"op": "replace", "path": "/kube/network_policies/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

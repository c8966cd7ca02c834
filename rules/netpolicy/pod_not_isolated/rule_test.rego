package rules.netpolicy.pod_not_isolated_test

import data.rules.netpolicy.pod_not_isolated as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "long_running": true, "pod": {"host_network": false}, "isolation": {"namespace_has_policies": true, "ingress": false, "egress": false}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "isolation", "ingress"]
	finding.message == `no network policy selects the pods of Deployment shop/web`
}

test_silent[name] if {
	some name, patch in {
		"selected": [{"op": "replace", "path": "/kube/workloads/0/isolation/egress", "value": true}],
		"no policies there": [{"op": "replace", "path": "/kube/workloads/0/isolation/namespace_has_policies", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/isolation/ingress"}],
		"network of the node": [{"op": "replace", "path": "/kube/workloads/0/pod/host_network", "value": true}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.netpolicy.policy_selects_nothing_test

import data.rules.netpolicy.policy_selects_nothing as rule

_bad := {"kube": {"network_policies": [{"application": true, "address": "NetworkPolicy shop/web", "selects_none": true}], "workloads": [{"application": true, "address": "Deployment shop/web"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "network_policies", 0, "selects_none"]
	finding.message == `NetworkPolicy shop/web selects no pod`
}

test_silent[name] if {
	some name, patch in {
		"some": [{"op": "replace", "path": "/kube/network_policies/0/selects_none", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/network_policies/0/selects_none"}],
		"of the system": [{"op": "replace", "path": "/kube/network_policies/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.netpolicy.policy_allows_everything_test

import data.rules.netpolicy.policy_allows_everything as rule

_bad := {"kube": {"network_policies": [{"application": true, "address": "NetworkPolicy shop/web", "rules": [{"anything": true, "direction": "ingress"}]}], "workloads": [{"application": true, "address": "Deployment shop/web"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "network_policies", 0, "rules", 0, "anything"]
	finding.message == `NetworkPolicy shop/web allows all ingress traffic`
}

test_addresses if {
	addresses := [{"op": "add", "path": "/kube/network_policies/0/rules/0/peers", "value": [{"cidr": "0.0.0.0/0"}]}]
	some finding in rule.deny with input as json.patch(_bad, addresses)
	finding.message == `NetworkPolicy shop/web allows ingress traffic from every address`
}

test_silent[name] if {
	some name, patch in {
		"narrow": [{"op": "replace", "path": "/kube/network_policies/0/rules/0/anything", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/network_policies/0/rules/0/anything"}],
		"of the system": [{"op": "replace", "path": "/kube/network_policies/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

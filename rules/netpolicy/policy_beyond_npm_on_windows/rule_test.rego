package rules.netpolicy.policy_beyond_npm_on_windows_test

import data.rules.netpolicy.policy_beyond_npm_on_windows as rule

_bad := {
	"network": {"policy": "azure"},
	"kube": {
		"network_policies": [{"application": true, "address": "NetworkPolicy shop/web", "npm_lacks": "named ports", "windows_workload": 0}],
		"workloads": [{"address": "Deployment shop/web"}],
	},
}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "network_policies", 0, "npm_lacks"]
	finding.message == "NetworkPolicy shop/web uses named ports, which Azure Network Policy Manager does not do for the Windows pods of Deployment shop/web"
	finding.related[0].path == ["network", "policy"]
}

test_silent[name] if {
	some name, patch in {
		"another engine": [{"op": "replace", "path": "/network/policy", "value": "calico"}],
		"engine not known": [{"op": "remove", "path": "/network/policy"}],
		"nothing of it": [{"op": "replace", "path": "/kube/network_policies/0/npm_lacks", "value": null}],
		"no Windows": [{"op": "replace", "path": "/kube/network_policies/0/windows_workload", "value": null}],
		"of the system": [{"op": "replace", "path": "/kube/network_policies/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.netpolicy.namespace_without_default_deny_test

import data.rules.netpolicy.namespace_without_default_deny as rule

_bad := {"kube": {"namespaces": [{"name": "shop", "of_system": false, "denies_ingress": false, "denies_egress": false, "resident": 0}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "namespaces", 0, "denies_ingress"]
	finding.message == `no network policy closes namespace "shop" to incoming traffic by default`
}

test_silent[name] if {
	some name, patch in {
		"denied": [{"op": "replace", "path": "/kube/namespaces/0/denies_ingress", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/namespaces/0/denies_ingress"}],
		"of the system": [{"op": "replace", "path": "/kube/namespaces/0/of_system", "value": true}],
		"empty": [{"op": "replace", "path": "/kube/namespaces/0/resident", "value": null}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

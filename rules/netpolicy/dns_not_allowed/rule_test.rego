package rules.netpolicy.dns_not_allowed_test

import data.rules.netpolicy.dns_not_allowed as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "isolation": {"dns": false, "egress_policy": 0, "egress_policy_address": "NetworkPolicy shop/deny-all"}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "isolation", "egress_policy"]
	finding.message == `NetworkPolicy shop/deny-all limits what the pods of Deployment shop/web connect to, and no policy lets them ask the DNS of the cluster`
}

test_silent[name] if {
	some name, patch in {
		"allowed": [{"op": "replace", "path": "/kube/workloads/0/isolation/dns", "value": true}],
		"not limited": [{"op": "replace", "path": "/kube/workloads/0/isolation/dns", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/isolation/dns"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

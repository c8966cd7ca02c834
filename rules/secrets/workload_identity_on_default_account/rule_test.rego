package rules.secrets.workload_identity_on_default_account_test

import data.rules.secrets.workload_identity_on_default_account as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"uses": true, "account_name": "default"}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "account_name"]
	finding.message == `Deployment shop/web signs in to Azure by workload identity as the default service account`
}

test_silent[name] if {
	some name, patch in {
		"own": [{"op": "replace", "path": "/kube/workloads/0/identity/account_name", "value": "web"}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/account_name"}],
		"no label": [{"op": "replace", "path": "/kube/workloads/0/identity/uses", "value": false}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

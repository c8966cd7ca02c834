package rules.secrets.workload_identity_without_client_id_test

import data.rules.secrets.workload_identity_without_client_id as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"uses": true, "account_name": "web", "names_identity": false}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "account"]
	finding.message == `Deployment shop/web signs in to Azure by workload identity, and nothing says with which client id`
}

test_silent[name] if {
	some name, patch in {
		"named": [{"op": "replace", "path": "/kube/workloads/0/identity/names_identity", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/names_identity"}],
		"no label": [{"op": "replace", "path": "/kube/workloads/0/identity/uses", "value": false}],
		"default": [{"op": "replace", "path": "/kube/workloads/0/identity/account_name", "value": "default"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.service_account_missing_test

import data.rules.secrets.service_account_missing as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"account_found": false, "account_name": "web"}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "account_name"]
	finding.message == `Deployment shop/web runs as service account "web", which does not exist`
}

test_silent[name] if {
	some name, patch in {
		"found": [{"op": "replace", "path": "/kube/workloads/0/identity/account_found", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/account_found"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.client_id_malformed_test

import data.rules.secrets.client_id_malformed as rule

_bad := {"kube": {"service_accounts": [{"application": true, "address": "ServiceAccount shop/web", "client_id": "web", "client_id_valid": false}], "workloads": [{"application": true, "address": "Deployment shop/web"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "service_accounts", 0, "client_id"]
	finding.message == `the client id of ServiceAccount shop/web is no GUID: web`
}

test_silent[name] if {
	some name, patch in {
		"right": [{"op": "replace", "path": "/kube/service_accounts/0/client_id_valid", "value": true}],
		"none": [{"op": "replace", "path": "/kube/service_accounts/0/client_id_valid", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/service_accounts/0/client_id_valid"}],
		"of the system": [{"op": "replace", "path": "/kube/service_accounts/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.token_mounted_without_need_test

import data.rules.secrets.token_mounted_without_need as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"token_mounted": true, "granted": false, "account_name": "default"}, "pod": {"automount_token": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "pod", "automount_token"]
	finding.message == `the token of service account "default" is mounted into Deployment shop/web, and no binding gives it rights`
}

test_silent[name] if {
	some name, patch in {
		"off": [{"op": "replace", "path": "/kube/workloads/0/identity/token_mounted", "value": false}],
		"granted": [{"op": "replace", "path": "/kube/workloads/0/identity/granted", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/granted"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

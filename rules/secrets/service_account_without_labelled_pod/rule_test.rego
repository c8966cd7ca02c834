package rules.secrets.service_account_without_labelled_pod_test

import data.rules.secrets.service_account_without_labelled_pod as rule

_bad := {"kube": {"service_accounts": [{"application": true, "address": "ServiceAccount shop/web", "client_id": "7d8cdf74-0a5c-4b1f-8a3e-5f0f6c1f2d11", "pods_labelled": false, "unlabelled_workload": 0, "unlabelled_address": "Deployment shop/web"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "service_accounts", 0, "client_id"]
	finding.message == `ServiceAccount shop/web names an identity of Azure, and Deployment shop/web, which runs as it, lacks the label azure.workload.identity/use`
}

test_silent[name] if {
	some name, patch in {
		"labelled": [{"op": "replace", "path": "/kube/service_accounts/0/pods_labelled", "value": true}],
		"no pods": [{"op": "replace", "path": "/kube/service_accounts/0/pods_labelled", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/service_accounts/0/pods_labelled"}],
		"of the system": [{"op": "replace", "path": "/kube/service_accounts/0/application", "value": false}],
		"no identity": [{"op": "replace", "path": "/kube/service_accounts/0/client_id", "value": null}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

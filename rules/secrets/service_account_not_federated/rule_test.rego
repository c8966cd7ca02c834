package rules.secrets.service_account_not_federated_test

import data.rules.secrets.service_account_not_federated as rule

_bad := {"identity": {"federated_credentials": [{"subject": "system:serviceaccount:store:web"}]}, "kube": {"service_accounts": [{"application": true, "address": "ServiceAccount shop/web", "namespace": "shop", "name": "web", "client_id": "7d8cdf74-0a5c-4b1f-8a3e-5f0f6c1f2d11", "federated": false, "nearest_credential": 0}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "service_accounts", 0, "client_id"]
	finding.message == `no federated credential trusts ServiceAccount shop/web: none has the subject system:serviceaccount:shop:web`
	finding.related[0].message == "the closest one trusts system:serviceaccount:store:web"
}

test_found_too[name] if {
	some name, patch in {
		"none alike": [{"op": "replace", "path": "/kube/service_accounts/0/nearest_credential", "value": null}],
		"no namespace": [{"op": "replace", "path": "/kube/service_accounts/0/namespace", "value": null}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"trusted": [{"op": "replace", "path": "/kube/service_accounts/0/federated", "value": true}],
		"no client id": [{"op": "replace", "path": "/kube/service_accounts/0/federated", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/service_accounts/0/federated"}],
		"of the system": [{"op": "replace", "path": "/kube/service_accounts/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

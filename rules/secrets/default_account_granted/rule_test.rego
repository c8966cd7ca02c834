package rules.secrets.default_account_granted_test

import data.rules.secrets.default_account_granted as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"account_name": "default", "granted": true, "binding": "RoleBinding shop/web"}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "account_name"]
	finding.message == `Deployment shop/web runs as the default service account, which has rights by RoleBinding shop/web`
}

test_silent[name] if {
	some name, patch in {
		"own": [{"op": "replace", "path": "/kube/workloads/0/identity/account_name", "value": "web"}],
		"none": [{"op": "replace", "path": "/kube/workloads/0/identity/binding", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/binding"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.deprecated_service_account_field_test

import data.rules.secrets.deprecated_service_account_field as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "pod": {"service_account_deprecated": "web", "service_account": "default"}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "pod", "service_account_deprecated"]
	finding.message == `Deployment shop/web names its service account by the deprecated field serviceAccount`
}

test_silent[name] if {
	some name, patch in {
		"both": [{"op": "replace", "path": "/kube/workloads/0/pod/service_account", "value": "web"}],
		"none": [{"op": "replace", "path": "/kube/workloads/0/pod/service_account_deprecated", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/pod/service_account_deprecated"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

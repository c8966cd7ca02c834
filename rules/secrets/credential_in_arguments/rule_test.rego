package rules.secrets.credential_in_arguments_test

import data.rules.secrets.credential_in_arguments as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "pod": {"containers": [{"name": "web", "credential_in_arguments": true}]}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "pod", "containers", 0, "name"]
	finding.message == `the command of container "web" of Deployment shop/web holds a credential as it is`
}

test_silent[name] if {
	some name, patch in {
		"none": [{"op": "replace", "path": "/kube/workloads/0/pod/containers/0/credential_in_arguments", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/pod/containers/0/credential_in_arguments"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

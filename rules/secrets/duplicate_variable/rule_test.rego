package rules.secrets.duplicate_variable_test

import data.rules.secrets.duplicate_variable as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "pod": {"containers": [{"name": "web", "env": [{"name": "LEVEL", "repeats": 0}]}]}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "pod", "containers", 0, "env", 0, "name"]
	finding.message == `container "web" of Deployment shop/web has variable LEVEL more than once`
}

test_silent[name] if {
	some name, patch in {
		"once": [{"op": "replace", "path": "/kube/workloads/0/pod/containers/0/env/0/repeats", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/pod/containers/0/env/0/repeats"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

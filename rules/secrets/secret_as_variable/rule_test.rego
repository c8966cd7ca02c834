package rules.secrets.secret_as_variable_test

import data.rules.secrets.secret_as_variable as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "pod": {"containers": [{"name": "web", "env": [{"secret_name": "database"}], "env_from": []}]}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "pod", "containers", 0, "name"]
	finding.message == `container "web" of Deployment shop/web takes a Secret as an environment variable`
}

test_silent[name] if {
	some name, patch in {
		"none": [{"op": "replace", "path": "/kube/workloads/0/pod/containers/0/env/0/secret_name", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/pod/containers/0/env/0/secret_name"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

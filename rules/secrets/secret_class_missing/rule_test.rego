package rules.secrets.secret_class_missing_test

import data.rules.secrets.secret_class_missing as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "references": [{"kind": "SecretProviderClass", "name": "keys", "found": false}]}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "references", 0, "name"]
	finding.message == `Deployment shop/web mounts SecretProviderClass "keys", which does not exist`
}

test_silent[name] if {
	some name, patch in {
		"found": [{"op": "replace", "path": "/kube/workloads/0/references/0/found", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/references/0/found"}],
		"secret": [{"op": "replace", "path": "/kube/workloads/0/references/0/kind", "value": "Secret"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

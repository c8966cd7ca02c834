package rules.secrets.secret_in_manifest_test

import data.rules.secrets.secret_in_manifest as rule

_bad := {"kube": {"secrets": [{"application": true, "address": "Secret shop/database", "type": "Opaque", "literal_key": "password"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secrets", 0, "literal_key"]
	finding.message == `Secret shop/database holds the value of "password" as it is`
}

test_silent[name] if {
	some name, patch in {
		"none": [{"op": "replace", "path": "/kube/secrets/0/literal_key", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/secrets/0/literal_key"}],
		"of the system": [{"op": "replace", "path": "/kube/secrets/0/application", "value": false}],
		"release": [{"op": "replace", "path": "/kube/secrets/0/type", "value": "helm.sh/release.v1"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.legacy_account_token_test

import data.rules.secrets.legacy_account_token as rule

_bad := {"kube": {"secrets": [{"application": true, "address": "Secret shop/database", "type": "kubernetes.io/service-account-token", "literal_key": "password"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secrets", 0, "type"]
	finding.message == `Secret shop/database is a service account token that never expires`
}

test_silent[name] if {
	some name, patch in {
		"another type": [{"op": "replace", "path": "/kube/secrets/0/type", "value": "Opaque"}],
		"unknown": [{"op": "remove", "path": "/kube/secrets/0/type"}],
		"of the system": [{"op": "replace", "path": "/kube/secrets/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

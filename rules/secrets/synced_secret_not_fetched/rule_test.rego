package rules.secrets.synced_secret_not_fetched_test

import data.rules.secrets.synced_secret_not_fetched as rule

_bad := {"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "provider": "azure", "secret_objects": [{"name": "database", "type": "Opaque", "data": [{"object": "databse", "fetched": false, "certificate": false, "key": "password"}]}]}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "secret_objects", 0, "data", 0, "object"]
	finding.message == `SecretProviderClass shop/keys makes Secret "database" of "databse", which it does not fetch`
}

test_found_too[name] if {
	some name, patch in {
		"tls": [{"op": "replace", "path": "/kube/secret_provider_classes/0/secret_objects/0", "value": {"name": "tls", "type": "kubernetes.io/tls", "data": [{"key": "tls.key", "object": "tls", "fetched": true, "certificate": true}]}}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"fetched": [{"op": "replace", "path": "/kube/secret_provider_classes/0/secret_objects/0/data/0/fetched", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/secret_provider_classes/0/secret_objects/0/data/0/fetched"}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
		"another provider": [{"op": "replace", "path": "/kube/secret_provider_classes/0/provider", "value": "vault"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

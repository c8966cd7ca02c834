package rules.secrets.secret_class_incomplete_test

import data.rules.secrets.secret_class_incomplete as rule

_bad := {"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "provider": "azure", "vault": null, "tenant": "t", "objects_problem": null, "objects": []}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "vault"]
	finding.message == `SecretProviderClass shop/keys names no vault`
}

test_found_too[name] if {
	some name, patch in {
		"tenant": [{"op": "replace", "path": "/kube/secret_provider_classes/0/vault", "value": "shop"}, {"op": "replace", "path": "/kube/secret_provider_classes/0/tenant", "value": null}],
		"objects": [{"op": "replace", "path": "/kube/secret_provider_classes/0/vault", "value": "shop"}, {"op": "replace", "path": "/kube/secret_provider_classes/0/objects_problem", "value": "missing"}],
		"type": [{"op": "replace", "path": "/kube/secret_provider_classes/0/vault", "value": "shop"}, {"op": "replace", "path": "/kube/secret_provider_classes/0/objects", "value": [{"name": "database", "type": "password"}]}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"whole": [{"op": "replace", "path": "/kube/secret_provider_classes/0/vault", "value": "shop"}],
		"unknown": [{"op": "remove", "path": "/kube/secret_provider_classes/0/vault"}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
		"another provider": [{"op": "replace", "path": "/kube/secret_provider_classes/0/provider", "value": "vault"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.secret_class_not_mounted_test

import data.rules.secrets.secret_class_not_mounted as rule

_bad := {"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "provider": "azure", "secret_objects": [{"name": "database", "type": "Opaque", "data": [{"object": "databse", "fetched": false, "certificate": false, "key": "password"}]}], "mounted": false}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "secret_objects", 0, "name"]
	finding.message == `SecretProviderClass shop/keys is to make Secret "database", and no pod mounts it`
}

test_silent[name] if {
	some name, patch in {
		"mounted": [{"op": "replace", "path": "/kube/secret_provider_classes/0/mounted", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/secret_provider_classes/0/mounted"}],
		"no secrets": [{"op": "replace", "path": "/kube/secret_provider_classes/0/secret_objects", "value": []}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

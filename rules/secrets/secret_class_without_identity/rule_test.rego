package rules.secrets.secret_class_without_identity_test

import data.rules.secrets.secret_class_without_identity as rule

_bad := {"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "provider": "azure", "pod_identity": true, "vm_identity": false, "client_id": null, "publish_secret": false}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "pod_identity"]
	finding.message == `SecretProviderClass shop/keys signs in by pod-managed identity, which is retired`
}

test_found_too[name] if {
	some name, patch in {
		"nodes": [{"op": "replace", "path": "/kube/secret_provider_classes/0/pod_identity", "value": false}, {"op": "replace", "path": "/kube/secret_provider_classes/0/vm_identity", "value": true}],
		"both": [{"op": "replace", "path": "/kube/secret_provider_classes/0/pod_identity", "value": false}, {"op": "replace", "path": "/kube/secret_provider_classes/0/vm_identity", "value": true}, {"op": "replace", "path": "/kube/secret_provider_classes/0/client_id", "value": "x"}],
		"none": [{"op": "replace", "path": "/kube/secret_provider_classes/0/pod_identity", "value": false}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"workload identity": [{"op": "replace", "path": "/kube/secret_provider_classes/0/pod_identity", "value": false}, {"op": "replace", "path": "/kube/secret_provider_classes/0/client_id", "value": "x"}],
		"service principal": [{"op": "replace", "path": "/kube/secret_provider_classes/0/pod_identity", "value": false}, {"op": "replace", "path": "/kube/secret_provider_classes/0/publish_secret", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/secret_provider_classes/0/pod_identity"}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
		"another provider": [{"op": "replace", "path": "/kube/secret_provider_classes/0/provider", "value": "vault"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

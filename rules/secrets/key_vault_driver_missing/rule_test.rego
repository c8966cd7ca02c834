package rules.secrets.key_vault_driver_missing_test

import data.rules.secrets.key_vault_driver_missing as rule

_bad := {"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "provider": "azure"}], "vaults": {"driver": false}}, "addons": {"keyvault_csi": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "provider"]
	finding.message == `SecretProviderClass shop/keys reads Key Vault, and the cluster has no driver for it: the add-on is off`
}

test_silent[name] if {
	some name, patch in {
		"on": [{"op": "replace", "path": "/kube/vaults/driver", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/vaults/driver"}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
		"another provider": [{"op": "replace", "path": "/kube/secret_provider_classes/0/provider", "value": "vault"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

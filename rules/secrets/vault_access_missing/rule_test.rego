package rules.secrets.vault_access_missing_test

import data.rules.secrets.vault_access_missing as rule

_bad := {
	"vaults": [{"address": "azurerm_key_vault.shop", "rbac": true}],
	"identity": {"federated_credentials": [{"identity_id": "x"}]},
	"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "vault": "keys", "vault_index": 0, "credential": 0, "access": false}]},
}

test_roles if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "vault"]
	finding.message == `SecretProviderClass shop/keys reads vault "keys", and no role lets its identity do so`
	[place.path | some place in finding.related] == [["vaults", 0, "name"], ["identity", "federated_credentials", 0, "identity_id"]]
}

test_policies if {
	some finding in rule.deny with input as json.patch(_bad, [
		{"op": "replace", "path": "/vaults/0/rbac", "value": false},
		{"op": "replace", "path": "/kube/secret_provider_classes/0/credential", "value": null},
	])
	contains(finding.message, "no access policy")
	count(finding.related) == 1
}

test_silent[name] if {
	some name, patch in {
		"granted": [{"op": "replace", "path": "/kube/secret_provider_classes/0/access", "value": true}],
		"not known": [{"op": "remove", "path": "/kube/secret_provider_classes/0/access"}],
		"not among the files": [{"op": "replace", "path": "/kube/secret_provider_classes/0/access", "value": null}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

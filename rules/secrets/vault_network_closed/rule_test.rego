package rules.secrets.vault_network_closed_test

import data.rules.secrets.vault_network_closed as rule

_bad := {
	"vaults": [{"public_access": false, "default_action": "allow"}],
	"kube": {"secret_provider_classes": [{"application": true, "address": "SecretProviderClass shop/keys", "vault": "keys", "vault_index": 0, "vault_reachable": false}]},
}

test_private if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "secret_provider_classes", 0, "vault"]
	finding.message == `SecretProviderClass shop/keys reads vault "keys", which the nodes cannot reach`
	finding.related[0].path == ["vaults", 0, "public_access"]
}

test_rules if {
	some finding in rule.deny with input as json.patch(_bad, [{"op": "replace", "path": "/vaults/0/public_access", "value": true}])
	finding.related[0].path == ["vaults", 0, "default_action"]
}

test_silent[name] if {
	some name, patch in {
		"reached": [{"op": "replace", "path": "/kube/secret_provider_classes/0/vault_reachable", "value": true}],
		"not known": [{"op": "remove", "path": "/kube/secret_provider_classes/0/vault_reachable"}],
		"not among the files": [{"op": "replace", "path": "/kube/secret_provider_classes/0/vault_reachable", "value": null}],
		"of the system": [{"op": "replace", "path": "/kube/secret_provider_classes/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

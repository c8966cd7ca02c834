package rules.secrets.federated_credential_never_matches_test

import data.rules.secrets.federated_credential_never_matches as rule

_bad := {"identity": {"federated_credentials": [{"address": "azurerm_federated_identity_credential.web", "this_cluster": true, "subject": "system:serviceaccount:shop:Web", "service_account": "Web", "namespace": "shop", "audiences": ["api://AzureADTokenExchange"]}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["identity", "federated_credentials", 0, "subject"]
	finding.message == `the credential trusts "system:serviceaccount:shop:Web", which is the subject of no service account`
}

test_found_too[name] if {
	some name, patch in {
		"audience": [{"op": "replace", "path": "/identity/federated_credentials/0/subject", "value": "system:serviceaccount:shop:web"}, {"op": "replace", "path": "/identity/federated_credentials/0/audiences", "value": ["api://shop"]}],
		"part missing": [{"op": "replace", "path": "/identity/federated_credentials/0/subject", "value": "system:serviceaccount:web"}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"right": [{"op": "replace", "path": "/identity/federated_credentials/0/subject", "value": "system:serviceaccount:shop:web"}],
		"unknown": [{"op": "remove", "path": "/identity/federated_credentials/0/subject"}],
		"of another cluster": [{"op": "replace", "path": "/identity/federated_credentials/0/this_cluster", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

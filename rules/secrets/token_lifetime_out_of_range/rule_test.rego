package rules.secrets.token_lifetime_out_of_range_test

import data.rules.secrets.token_lifetime_out_of_range as rule

_bad := {"kube": {"service_accounts": [{"application": true, "address": "ServiceAccount shop/web", "client_id": "7d8cdf74-0a5c-4b1f-8a3e-5f0f6c1f2d11", "token_seconds": "600", "token_seconds_valid": false}], "workloads": []}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "service_accounts", 0, "token_seconds"]
	finding.message == `the token of ServiceAccount shop/web is to live 600 seconds, and 3600 to 86400 are allowed`
}

test_found_too[name] if {
	some name, patch in {
		"of pods": [{"op": "replace", "path": "/kube", "value": {"service_accounts": [], "workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"token_seconds": "1h", "token_seconds_valid": false}}]}}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"right": [{"op": "replace", "path": "/kube/service_accounts/0/token_seconds_valid", "value": true}],
		"unknown": [{"op": "remove", "path": "/kube/service_accounts/0/token_seconds_valid"}],
		"of the system": [{"op": "replace", "path": "/kube/service_accounts/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

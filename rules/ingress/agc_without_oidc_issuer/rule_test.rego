package rules.ingress.agc_without_oidc_issuer_test

import data.rules.ingress.agc_without_oidc_issuer as rule

_cluster(issuer) := {"name": "shop", "ingress": {"agc": {"in_use": true}}, "identity": {"oidc_issuer": issuer}}

test_off if {
	some finding in rule.deny with input as _cluster(false)
	finding.path == ["identity", "oidc_issuer"]
}

test_on if count(rule.deny) == 0 with input as _cluster(true)

test_not_in_use if {
	count(rule.deny) == 0 with input as object.union(_cluster(false), {"ingress": {"agc": {"in_use": false}}})
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_cluster(false), ["identity/oidc_issuer"])

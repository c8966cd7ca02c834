package rules.ingress.agic_gateway_shared_test

import data.rules.ingress.agic_gateway_shared as rule

_cluster(agic) := {"name": "shop", "ingress": {"agic": agic}}

test_shared if {
	some finding in rule.deny with input as _cluster({"enabled": true, "gateway_shared": true})
	finding.path == ["ingress", "agic", "gateway_id"]
}

test_silent[name] if {
	some name, agic in {
		"alone": {"enabled": true, "gateway_shared": false},
		"off": {"enabled": false, "gateway_shared": true},
		"unknown": {"enabled": true},
		"switch unknown": {"gateway_shared": true},
	}
	count(rule.deny) == 0 with input as _cluster(agic)
}

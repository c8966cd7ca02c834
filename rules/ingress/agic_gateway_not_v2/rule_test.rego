package rules.ingress.agic_gateway_not_v2_test

import data.rules.ingress.agic_gateway_not_v2 as rule

_cluster(agic) := {"name": "shop", "ingress": {"agic": agic}}

test_tier[tier] if {
	some tier in ["standard", "waf", "basic"]
	some finding in rule.deny with input as _cluster({"enabled": true, "gateway_sku": tier})
	finding.path == ["ingress", "agic", "gateway_sku"]
}

test_silent[name] if {
	some name, agic in {
		"standard": {"enabled": true, "gateway_sku": "standard_v2"},
		"firewall": {"enabled": true, "gateway_sku": "waf_v2"},
		"not among the files": {"enabled": true, "gateway_sku": null},
		"off": {"enabled": false, "gateway_sku": "standard"},
		"unknown": {"enabled": true},
	}
	count(rule.deny) == 0 with input as _cluster(agic)
}

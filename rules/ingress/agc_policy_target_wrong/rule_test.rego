package rules.ingress.agc_policy_target_wrong_test

import data.rules.ingress.agc_policy_target_wrong as rule

_bad := {"kube": {"agc_policies": [{"address": "WebApplicationFirewallPolicy shop/web", "kind": "WebApplicationFirewallPolicy", "target_kind": "Ingress", "target_name": "web", "found": true, "tls_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "agc_policies", 0, "target_kind"]
	finding.message == `WebApplicationFirewallPolicy shop/web is for kind Ingress; it counts for Gateway and HTTPRoute`
}

test_found_too[name] if {
	some name, patch in {"missing": [{"op": "replace", "path": "/kube/agc_policies/0/target_kind", "value": "Gateway"}, {"op": "replace", "path": "/kube/agc_policies/0/found", "value": false}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"gateway": [{"op": "replace", "path": "/kube/agc_policies/0/target_kind", "value": "Gateway"}], "unknown": [{"op": "remove", "path": "/kube/agc_policies/0/target_kind"}], "another policy": [{"op": "replace", "path": "/kube/agc_policies/0/kind", "value": "HealthCheckPolicy"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.agc_tls_policy_weak_test

import data.rules.ingress.agc_tls_policy_weak as rule

_bad := {"kube": {"agc_policies": [{"address": "FrontendTLSPolicy shop/web", "kind": "FrontendTLSPolicy", "target_kind": "Ingress", "target_name": "web", "found": true, "tls_policy": "2023-06"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "agc_policies", 0, "tls_policy"]
	finding.message == `FrontendTLSPolicy shop/web uses TLS policy "2023-06"`
}

test_silent[name] if {
	some name, patch in {"strict": [{"op": "replace", "path": "/kube/agc_policies/0/tls_policy", "value": "2023-06-S"}], "none": [{"op": "replace", "path": "/kube/agc_policies/0/tls_policy", "value": null}], "unknown": [{"op": "remove", "path": "/kube/agc_policies/0/tls_policy"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

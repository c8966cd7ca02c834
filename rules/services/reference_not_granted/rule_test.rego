package rules.services.reference_not_granted_test

import data.rules.services.reference_not_granted as rule

_bad := {"kube": {"routes": [{"address": "HTTPRoute shop/web", "application": true, "kind": "HTTPRoute", "parents": [{"name": "web", "found": true, "has_section": null, "admitted": true, "gateway": 0, "section": null}], "backends": [{"name": "web", "namespace": "pay", "granted": false}]}], "gateways": []}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "routes", 0, "backends", 0, "namespace"]
	finding.message == `HTTPRoute shop/web leads to "web" in namespace "pay", and no ReferenceGrant there allows it`
}

test_found_too[name] if {
	some name, patch in {"certificate": [{"op": "replace", "path": "/kube", "value": {"routes": [], "gateways": [{"address": "Gateway shop/web", "application": true, "class": "istio", "family": "istio", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"certificates": [{"name": "c", "namespace": "pay", "granted": false}]}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/routes/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/routes/0/application"}], "granted": [{"op": "replace", "path": "/kube/routes/0/backends/0/granted", "value": true}], "unknown": [{"op": "remove", "path": "/kube/routes/0/backends/0/granted"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

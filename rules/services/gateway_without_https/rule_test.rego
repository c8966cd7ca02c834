package rules.services.gateway_without_https_test

import data.rules.services.gateway_without_https as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "istio", "family": "istio", "encrypted": false, "names_frontend": false, "addresses": [], "listeners": [{"protocol": "HTTP"}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "listeners"]
	finding.message == `Gateway shop/web has no listener for HTTPS`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/gateways/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/gateways/0/application"}], "encrypted": [{"op": "replace", "path": "/kube/gateways/0/encrypted", "value": true}], "unknown": [{"op": "remove", "path": "/kube/gateways/0/encrypted"}], "no web": [{"op": "replace", "path": "/kube/gateways/0/listeners/0/protocol", "value": "TCP"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

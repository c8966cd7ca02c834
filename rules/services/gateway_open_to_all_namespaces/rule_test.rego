package rules.services.gateway_open_to_all_namespaces_test

import data.rules.services.gateway_open_to_all_namespaces as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "istio", "family": "istio", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "routes_from": "All"}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "listeners", 0, "routes_from"]
	finding.message == `listener "https" of Gateway shop/web takes routes of every namespace`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/gateways/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/gateways/0/application"}], "same": [{"op": "replace", "path": "/kube/gateways/0/listeners/0/routes_from", "value": "Same"}], "unknown": [{"op": "remove", "path": "/kube/gateways/0/listeners/0/routes_from"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.agc_listener_unsupported_test

import data.rules.ingress.agc_listener_unsupported as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "azure-alb-external", "family": "agc", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"port": 8443, "protocol": "HTTPS"}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "listeners", 0, "port"]
	finding.message == `Gateway shop/web listens on port 8443; Application Gateway for Containers has 80 and 443`
}

test_found_too[name] if {
	some name, patch in {"protocol": [{"op": "replace", "path": "/kube/gateways/0/listeners/0", "value": {"port": 443, "protocol": "TCP"}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"443": [{"op": "replace", "path": "/kube/gateways/0/listeners/0/port", "value": 443}], "another class": [{"op": "replace", "path": "/kube/gateways/0/family", "value": "istio"}], "class unknown": [{"op": "remove", "path": "/kube/gateways/0/family"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

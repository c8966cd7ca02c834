package rules.ingress.agc_private_address_test

import data.rules.ingress.agc_private_address as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "azure-alb-external", "family": "agc", "encrypted": true, "names_frontend": false, "addresses": [{"type": "IPAddress", "value": "10.1.0.40"}], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "addresses", 0, "value"]
	finding.message == `Gateway shop/web asks for the address 10.1.0.40, which Application Gateway for Containers cannot give`
}

test_silent[name] if {
	some name, patch in {"frontend": [{"op": "replace", "path": "/kube/gateways/0/addresses/0/type", "value": "alb.networking.azure.io/alb-frontend"}], "unknown": [{"op": "remove", "path": "/kube/gateways/0/addresses/0/type"}], "another class": [{"op": "replace", "path": "/kube/gateways/0/family", "value": "istio"}], "class unknown": [{"op": "remove", "path": "/kube/gateways/0/family"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

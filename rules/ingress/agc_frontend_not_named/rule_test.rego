package rules.ingress.agc_frontend_not_named_test

import data.rules.ingress.agc_frontend_not_named as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "azure-alb-external", "family": "agc", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop/providers/Microsoft.ServiceNetworking/trafficControllers/shop", "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}], "ingresses": []}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "names_frontend"]
	finding.message == `Gateway shop/web belongs to a load balancer of one's own and names no frontend`
}

test_silent[name] if {
	some name, patch in {"named": [{"op": "replace", "path": "/kube/gateways/0/names_frontend", "value": true}], "unknown": [{"op": "remove", "path": "/kube/gateways/0/names_frontend"}], "managed": [{"op": "replace", "path": "/kube/gateways/0/agc/alb_id", "value": null}], "id unknown": [{"op": "remove", "path": "/kube/gateways/0/agc/alb_id"}], "another class": [{"op": "replace", "path": "/kube/gateways/0/family", "value": "other"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.agc_balancer_missing_test

import data.rules.ingress.agc_balancer_missing as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "azure-alb-external", "family": "agc", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": null, "alb_name": "shop", "alb_namespace": "edge", "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": false}}], "ingresses": []}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "agc", "alb_name"]
	finding.message == `Gateway shop/web names ApplicationLoadBalancer "shop", which does not exist`
}

test_silent[name] if {
	some name, patch in {"there": [{"op": "replace", "path": "/kube/gateways/0/agc/balancer_found", "value": true}], "unknown": [{"op": "remove", "path": "/kube/gateways/0/agc/balancer_found"}], "another class": [{"op": "replace", "path": "/kube/gateways/0/family", "value": "other"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.agc_strategy_unclear_test

import data.rules.ingress.agc_strategy_unclear as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "azure-alb-external", "family": "agc", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}], "ingresses": []}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "annotations"]
	finding.message == `Gateway shop/web names neither a load balancer of one's own nor one that the controller makes`
}

test_found_too[name] if {
	some name, patch in {"half": [{"op": "replace", "path": "/kube/gateways/0/agc/alb_name", "value": "shop"}], "both": [{"op": "replace", "path": "/kube/gateways/0/agc", "value": {"alb_id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop/providers/Microsoft.ServiceNetworking/trafficControllers/shop", "alb_name": "shop", "alb_namespace": "edge"}}], "no id": [{"op": "replace", "path": "/kube/gateways/0/agc", "value": {"alb_id": "shop", "alb_name": null, "alb_namespace": null, "alb_id_well_formed": false}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"another class": [{"op": "replace", "path": "/kube/gateways/0/family", "value": "istio"}], "class unknown": [{"op": "remove", "path": "/kube/gateways/0/family"}], "managed": [{"op": "replace", "path": "/kube/gateways/0/agc", "value": {"alb_id": null, "alb_name": "shop", "alb_namespace": "edge"}}], "own": [{"op": "replace", "path": "/kube/gateways/0/agc", "value": {"alb_id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop/providers/Microsoft.ServiceNetworking/trafficControllers/shop", "alb_name": null, "alb_namespace": null, "alb_id_well_formed": true}}], "unknown": [{"op": "remove", "path": "/kube/gateways/0/agc/alb_id"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.gateway_class_without_addon_test

import data.rules.ingress.gateway_class_without_addon as rule

_bad := {"kube": {"gateways": [{"address": "Gateway shop/web", "application": true, "class": "istio", "family": "istio", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}], "controllers": {"istio": {"installed": false}}}, "ingress": {"app_routing_gateway": false}, "addons": {"service_mesh": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "gateways", 0, "class"]
	finding.message == `Gateway shop/web is for Istio (class "istio"), which nothing installs`
}

test_found_too[name] if {
	some name, patch in {"routing": [{"op": "replace", "path": "/kube/gateways/0", "value": {"address": "Gateway shop/web", "application": true, "class": "approuting-istio", "family": "app_routing", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/gateways/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/gateways/0/application"}], "on": [{"op": "replace", "path": "/addons/service_mesh", "value": true}], "unknown": [{"op": "remove", "path": "/addons/service_mesh"}], "installed": [{"op": "replace", "path": "/kube/controllers/istio/installed", "value": true}], "another class": [{"op": "replace", "path": "/kube/gateways/0/family", "value": "other"}], "class unknown": [{"op": "remove", "path": "/kube/gateways/0/family"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

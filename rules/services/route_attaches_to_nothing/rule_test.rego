package rules.services.route_attaches_to_nothing_test

import data.rules.services.route_attaches_to_nothing as rule

_bad := {"kube": {"routes": [{"address": "HTTPRoute shop/web", "application": true, "kind": "HTTPRoute", "parents": [{"name": "web", "section": "http", "found": true, "has_section": false, "admitted": true, "gateway": 0}], "backends": [{"name": "web", "namespace": null, "port": "80", "found": true, "port_found": true, "index": 0, "granted": true}]}], "gateways": [{"address": "Gateway shop/web", "application": true, "class": "istio", "family": "istio", "encrypted": true, "names_frontend": false, "addresses": [], "listeners": [{"name": "https", "port": 443, "protocol": "HTTPS", "routes_from": "Same", "tls_mode": "Terminate", "certificates": []}], "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "routes", 0, "parents", 0, "section"]
	finding.message == `HTTPRoute shop/web attaches to listener "http", which Gateway shop/web does not have`
}

test_found_too[name] if {
	some name, patch in {"missing": [{"op": "replace", "path": "/kube/routes/0/parents/0", "value": {"name": "web", "section": null, "found": false, "has_section": null, "admitted": null, "gateway": null}}], "not admitted": [{"op": "replace", "path": "/kube/routes/0/parents/0", "value": {"name": "web", "section": null, "found": true, "has_section": null, "admitted": false, "gateway": 0}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/routes/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/routes/0/application"}], "there": [{"op": "replace", "path": "/kube/routes/0/parents/0/has_section", "value": true}], "unknown": [{"op": "remove", "path": "/kube/routes/0/parents/0/has_section"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

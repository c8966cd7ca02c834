package rules.ingress.http_application_routing_class_test

import data.rules.ingress.http_application_routing_class as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "http_application_routing", "annotations": {}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "class"]
	finding.message == `Ingress shop/web is for HTTP application routing, which is retired`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/ingresses/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/ingresses/0/application"}], "another": [{"op": "replace", "path": "/kube/ingresses/0/family", "value": "app_routing"}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/family"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

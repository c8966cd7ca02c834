package rules.services.ingress_host_claimed_twice_test

import data.rules.services.ingress_host_claimed_twice as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "nginx", "annotations": {}, "tls": [{}], "encrypted": true, "clash": 1, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}, {"address": "Ingress pay/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "nginx", "annotations": {}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "rules"]
	finding.message == `Ingress shop/web claims a host and path that Ingress pay/web claims too`
}

test_silent[name] if {
	some name, patch in {"none": [{"op": "replace", "path": "/kube/ingresses/0/clash", "value": null}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/clash"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

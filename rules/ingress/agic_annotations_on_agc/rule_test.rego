package rules.ingress.agic_annotations_on_agc_test

import data.rules.ingress.agic_annotations_on_agc as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "agc", "annotations": {"appgw.ingress.kubernetes.io/use-private-ip": "true"}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "annotations", "appgw.ingress.kubernetes.io/use-private-ip"]
	finding.message == `Ingress shop/web has appgw.ingress.kubernetes.io/use-private-ip, which Application Gateway for Containers does not read`
}

test_silent[name] if {
	some name, patch in {"none": [{"op": "replace", "path": "/kube/ingresses/0/annotations", "value": {"other": "x"}}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/annotations"}], "another class": [{"op": "replace", "path": "/kube/ingresses/0/family", "value": "agic"}], "class unknown": [{"op": "remove", "path": "/kube/ingresses/0/family"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

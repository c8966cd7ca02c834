package rules.ingress.agic_class_without_controller_test

import data.rules.ingress.agic_class_without_controller as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "azure-application-gateway", "family": "agic", "annotations": {}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}], "controllers": {"agic": {"installed": false}}}, "ingress": {"agic": {"enabled": false}}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "class"]
	finding.message == `Ingress shop/web is for Application Gateway (class "azure-application-gateway"), whose controller nothing installs`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/ingresses/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/ingresses/0/application"}], "on": [{"op": "replace", "path": "/ingress/agic/enabled", "value": true}], "unknown": [{"op": "remove", "path": "/ingress/agic/enabled"}], "installed": [{"op": "replace", "path": "/kube/controllers/agic/installed", "value": true}], "install unknown": [{"op": "remove", "path": "/kube/controllers/agic/installed"}], "another class": [{"op": "replace", "path": "/kube/ingresses/0/family", "value": "nginx"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.services.ingress_backend_missing_test

import data.rules.services.ingress_backend_missing as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "nginx", "annotations": {}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": null, "paths": [{"backend": {"service": "web", "found": false, "port": null, "port_found": null, "index": null}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "rules", 0, "paths", 0, "backend", "service"]
	finding.message == `Ingress shop/web leads to Service "web", which does not exist in its namespace`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/ingresses/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/ingresses/0/application"}], "found": [{"op": "replace", "path": "/kube/ingresses/0/rules/0/paths/0/backend/found", "value": true}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/rules/0/paths/0/backend/found"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

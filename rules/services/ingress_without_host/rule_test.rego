package rules.services.ingress_without_host_test

import data.rules.services.ingress_without_host as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "nginx", "annotations": {}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": null, "paths": []}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "rules", 0, "host"]
	finding.message == `Ingress shop/web has a rule for every host`
}

test_found_too[name] if {
	some name, patch in {"empty": [{"op": "replace", "path": "/kube/ingresses/0/rules/0/host", "value": ""}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/ingresses/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/ingresses/0/application"}], "host": [{"op": "replace", "path": "/kube/ingresses/0/rules/0/host", "value": "shop.contoso.com"}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/rules/0/host"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

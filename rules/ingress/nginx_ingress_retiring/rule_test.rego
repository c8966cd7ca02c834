package rules.ingress.nginx_ingress_retiring_test

import data.rules.ingress.nginx_ingress_retiring as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "nginx", "annotations": {}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad with data.akslint.as_of as "2026-04-01"
	finding.path == ["kube", "ingresses", 0, "class"]
	finding.message == `Ingress shop/web is served by ingress-nginx (class "nginx"), whose maintenance ended in 2026-03`
}

test_before_the_end if {
	some finding in rule.deny with input as _bad with data.akslint.as_of as "2026-03-31"
	endswith(finding.message, "whose maintenance ends in 2026-03")
}

test_application_routing[day] if {
	some day, says in {"2026-11-30": "whose patches end in 2026-11", "2026-12-01": "whose patches ended in 2026-11"}
	some finding in rule.deny with input as json.patch(_bad, [{"op": "replace", "path": "/kube/ingresses/0/family", "value": "app_routing"}]) with data.akslint.as_of as day
	endswith(finding.message, says)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/ingresses/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/ingresses/0/application"}], "another": [{"op": "replace", "path": "/kube/ingresses/0/family", "value": "other"}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/family"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.services.certificate_version_pinned_test

import data.rules.services.certificate_version_pinned as rule

_bad := {"kube": {"ingresses": [{"address": "Ingress shop/web", "application": true, "class_name": "nginx", "class_annotation": null, "class": "nginx", "family": "nginx", "annotations": {"kubernetes.azure.com/tls-cert-keyvault-uri": "https://shop.vault.azure.net/certificates/shop/5f3b"}, "tls": [{}], "encrypted": true, "clash": null, "rules": [{"host": "shop.contoso.com", "paths": [{"path": "/", "backend": {"service": "web", "port": "80", "found": true, "port_found": true, "index": 0}}]}], "default_backend": {"service": null, "port": null, "found": null, "port_found": null, "index": null}, "agc": {"alb_id": null, "alb_name": null, "alb_namespace": null, "alb_frontend": null, "alb_id_well_formed": null, "balancer_found": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingresses", 0, "annotations", "kubernetes.azure.com/tls-cert-keyvault-uri"]
	finding.message == `Ingress shop/web names one version of its certificate`
}

test_silent[name] if {
	some name, patch in {"no version": [{"op": "replace", "path": "/kube/ingresses/0/annotations", "value": {"kubernetes.azure.com/tls-cert-keyvault-uri": "https://shop.vault.azure.net/certificates/shop"}}], "unknown": [{"op": "remove", "path": "/kube/ingresses/0/annotations"}], "none": [{"op": "replace", "path": "/kube/ingresses/0/annotations", "value": {}}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

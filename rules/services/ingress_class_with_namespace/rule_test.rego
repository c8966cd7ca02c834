package rules.services.ingress_class_with_namespace_test

import data.rules.services.ingress_class_with_namespace as rule

_bad := {"kube": {"ingress_classes": [{"name": "traefik", "namespace": "shop"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "ingress_classes", 0, "namespace"]
	finding.message == `IngressClass "traefik" is in namespace "shop", but classes belong to the whole cluster`
}

test_silent[name] if {
	some name, patch in {"none": [{"op": "replace", "path": "/kube/ingress_classes/0/namespace", "value": null}], "unknown": [{"op": "remove", "path": "/kube/ingress_classes/0/namespace"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.agc_objects_on_kubenet_test

import data.rules.ingress.agc_objects_on_kubenet as rule

_bad := {"name": "shop", "kube": {"agc_objects": [{"address": "Gateway shop/web", "kind": "Gateway", "asks": "azure-alb-external"}], "controllers": {"alb": {"installed": false}}}, "ingress": {"agc": {"in_use": false, "addon": false}}, "network": {"plugin": "kubenet"}, "identity": {"oidc_issuer": false, "workload_identity": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "agc_objects", 0, "asks"]
	finding.message == `Gateway shop/web needs Application Gateway for Containers, which does not support kubenet`
}

test_silent[name] if {
	some name, patch in {"told of the cluster": [{"op": "replace", "path": "/ingress/agc/in_use", "value": true}], "use unknown": [{"op": "remove", "path": "/ingress/agc/in_use"}], "overlay": [{"op": "replace", "path": "/network/plugin", "value": "azure"}], "plugin unknown": [{"op": "remove", "path": "/network/plugin"}], "none": [{"op": "replace", "path": "/kube/agc_objects", "value": []}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

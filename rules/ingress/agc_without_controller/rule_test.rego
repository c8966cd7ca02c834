package rules.ingress.agc_without_controller_test

import data.rules.ingress.agc_without_controller as rule

_bad := {"name": "shop", "kube": {"agc_objects": [{"address": "Gateway shop/web", "kind": "Gateway", "asks": "azure-alb-external"}], "controllers": {"alb": {"installed": false}}}, "ingress": {"agc": {"in_use": false, "addon": false}}, "network": {"plugin": "kubenet"}, "identity": {"oidc_issuer": false, "workload_identity": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "agc_objects", 0, "asks"]
	finding.message == `Gateway shop/web needs the ALB controller, which nothing installs`
}

test_silent[name] if {
	some name, patch in {"told of the cluster": [{"op": "replace", "path": "/ingress/agc/in_use", "value": true}], "use unknown": [{"op": "remove", "path": "/ingress/agc/in_use"}], "installed": [{"op": "replace", "path": "/kube/controllers/alb/installed", "value": true}], "unknown": [{"op": "remove", "path": "/kube/controllers/alb/installed"}], "add-on": [{"op": "replace", "path": "/ingress/agc/addon", "value": true}], "add-on unknown": [{"op": "remove", "path": "/ingress/agc/addon"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

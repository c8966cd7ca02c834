package rules.ingress.agc_objects_without_workload_identity_test

import data.rules.ingress.agc_objects_without_workload_identity as rule

_bad := {"name": "shop", "kube": {"agc_objects": [{"address": "Gateway shop/web", "kind": "Gateway", "asks": "azure-alb-external"}], "controllers": {"alb": {"installed": false}}}, "ingress": {"agc": {"in_use": false, "addon": false}}, "network": {"plugin": "kubenet"}, "identity": {"oidc_issuer": false, "workload_identity": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "agc_objects", 0, "asks"]
	finding.message == `Gateway shop/web needs the ALB controller, which cannot sign in: the OIDC issuer of the cluster is off`
}

test_found_too[name] if {
	some name, patch in {"no webhook": [{"op": "replace", "path": "/identity", "value": {"oidc_issuer": true, "workload_identity": false}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"told of the cluster": [{"op": "replace", "path": "/ingress/agc/in_use", "value": true}], "use unknown": [{"op": "remove", "path": "/ingress/agc/in_use"}], "on": [{"op": "replace", "path": "/identity", "value": {"oidc_issuer": true, "workload_identity": true}}], "unknown": [{"op": "remove", "path": "/identity/oidc_issuer"}], "none": [{"op": "replace", "path": "/kube/agc_objects", "value": []}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

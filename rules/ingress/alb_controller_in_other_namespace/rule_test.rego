package rules.ingress.alb_controller_in_other_namespace_test

import data.rules.ingress.alb_controller_in_other_namespace as rule

_bad := {"kube": {"controllers": {"alb_credential_matches": false, "alb": {"address": "Deployment azure-alb-system/alb-controller"}}}, "ingress": {"agc": {"controller": {"namespace": "alb"}}}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "controllers", "alb", "namespace"]
	finding.message == `Deployment azure-alb-system/alb-controller is the ALB controller, whose federated credential is for namespace "alb"`
}

test_silent[name] if {
	some name, patch in {"matches": [{"op": "replace", "path": "/kube/controllers/alb_credential_matches", "value": true}], "unknown": [{"op": "remove", "path": "/kube/controllers/alb_credential_matches"}], "no controller": [{"op": "replace", "path": "/kube/controllers/alb_credential_matches", "value": null}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.ingress.alb_controller_too_old_for_overlay_test

import data.rules.ingress.alb_controller_too_old_for_overlay as rule

_bad := {"network": {"ipam": "overlay"}, "kube": {"controllers": {"alb": {"address": "Deployment azure-alb-system/alb-controller", "overlay_ready": false, "version": "1.3.7"}}}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "controllers", "alb", "version"]
	finding.message == `Deployment azure-alb-system/alb-controller is version 1.3.7 of the ALB controller; an overlay needs 1.5.2`
}

test_silent[name] if {
	some name, patch in {"new": [{"op": "replace", "path": "/kube/controllers/alb/overlay_ready", "value": true}], "unknown": [{"op": "remove", "path": "/kube/controllers/alb/overlay_ready"}], "no overlay": [{"op": "replace", "path": "/network/ipam", "value": "node_subnet"}], "mode unknown": [{"op": "remove", "path": "/network/ipam"}], "none": [{"op": "replace", "path": "/kube/controllers/alb/overlay_ready", "value": null}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

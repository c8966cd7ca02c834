package rules.ingress.agic_too_old_for_overlay_test

import data.rules.ingress.agic_too_old_for_overlay as rule

_bad := {"network": {"ipam": "overlay"}, "kube": {"controllers": {"agic": {"address": "Deployment edge/agic", "overlay_ready": false, "version": "1.7.2"}}}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "controllers", "agic", "version"]
	finding.message == `Deployment edge/agic is version 1.7.2 of the controller; an overlay needs 1.9.1`
}

test_silent[name] if {
	some name, patch in {"new": [{"op": "replace", "path": "/kube/controllers/agic/overlay_ready", "value": true}], "unknown": [{"op": "remove", "path": "/kube/controllers/agic/overlay_ready"}], "no overlay": [{"op": "replace", "path": "/network/ipam", "value": "node_subnet"}], "mode unknown": [{"op": "remove", "path": "/network/ipam"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

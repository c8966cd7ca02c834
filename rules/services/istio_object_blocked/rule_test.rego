package rules.services.istio_object_blocked_test

import data.rules.services.istio_object_blocked as rule

_bad := {"kube": {"objects": [{"address": "WorkloadGroup shop/legacy", "kind": "WorkloadGroup", "group": "networking.istio.io"}]}, "addons": {"service_mesh": true}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "objects", 0, "kind"]
	finding.message == `WorkloadGroup shop/legacy is of a kind that the Istio add-on refuses`
}

test_silent[name] if {
	some name, patch in {"no add-on": [{"op": "replace", "path": "/addons/service_mesh", "value": false}], "unknown": [{"op": "remove", "path": "/addons/service_mesh"}], "another kind": [{"op": "replace", "path": "/kube/objects/0/kind", "value": "VirtualService"}], "another group": [{"op": "replace", "path": "/kube/objects/0/group", "value": "example.com"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

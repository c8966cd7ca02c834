package rules.apis.open_service_mesh_test

import data.rules.apis.open_service_mesh as rule

_input(object) := {"kube": {"objects": [object]}}

test_bad if {
	some finding in rule.deny with input as _input({"address": "HTTPRouteGroup shop/web", "group": "specs.smi-spec.io", "api_version": "specs.smi-spec.io/v1alpha4", "kind": "HTTPRouteGroup"})
	finding.path == ["kube", "objects", 0, "api_version"]
}

test_silent[name] if {
	some name, object in {
		"another group": {"address": "a", "group": "networking.istio.io", "api_version": "networking.istio.io/v1", "kind": "VirtualService"},
	}
	count(rule.deny) == 0 with input as _input(object)
}

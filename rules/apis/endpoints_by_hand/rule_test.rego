package rules.apis.endpoints_by_hand_test

import data.rules.apis.endpoints_by_hand as rule

_input(object) := {"kube": {"objects": [object]}}

test_bad if {
	some finding in rule.deny with input as _input({"address": "Endpoints shop/db", "api_version": "v1", "kind": "Endpoints"})
	finding.path == ["kube", "objects", 0, "kind"]
}

test_silent[name] if {
	some name, object in {
		"a slice": {"address": "a", "api_version": "discovery.k8s.io/v1", "kind": "EndpointSlice"},
	}
	count(rule.deny) == 0 with input as _input(object)
}

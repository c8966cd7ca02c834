package rules.apis.gmsa_alpha_test

import data.rules.apis.gmsa_alpha as rule

_input(object) := {"kube": {"objects": [object]}}

test_bad if {
	some finding in rule.deny with input as _input({"address": "GMSACredentialSpec a", "api_version": "windows.k8s.io/v1alpha1", "kind": "GMSACredentialSpec"})
	finding.path == ["kube", "objects", 0, "api_version"]
}

test_silent[name] if {
	some name, object in {
		"the new one": {"address": "a", "api_version": "windows.k8s.io/v1", "kind": "GMSACredentialSpec"},
	}
	count(rule.deny) == 0 with input as _input(object)
}

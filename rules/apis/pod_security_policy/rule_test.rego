package rules.apis.pod_security_policy_test

import data.rules.apis.pod_security_policy as rule

_input(object) := {"kube": {"objects": [object]}}

test_bad if {
	some finding in rule.deny with input as _input({"address": "PodSecurityPolicy restricted", "group": "policy", "kind": "PodSecurityPolicy"})
	finding.path == ["kube", "objects", 0, "kind"]
}

test_silent[name] if {
	some name, object in {
		"another kind": {"address": "a", "group": "policy", "kind": "PodDisruptionBudget"},
		"of another group": {"address": "a", "group": "example.com", "kind": "PodSecurityPolicy"},
	}
	count(rule.deny) == 0 with input as _input(object)
}

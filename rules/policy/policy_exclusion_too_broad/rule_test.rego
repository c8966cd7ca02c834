package rules.policy.policy_exclusion_too_broad_test

import data.rules.policy.policy_exclusion_too_broad as rule

_assignment := {
	"name": "guard", "applies_to_cluster": true, "definition_id": "pods", "effect": null,
	"excluded_namespaces": ["kube-system", "default"],
}

_found(assignment) := found if {
	found := rule.deny with input as {"policy": {"assignments": [assignment]}}
		with data.facts.policy_definitions.definitions as {"pods": {"name": "No privileged containers", "default_effect": "deny"}}
}

test_default if {
	some finding in _found(_assignment)
	finding.path == ["policy", "assignments", 0, "excluded_namespaces", 1]
	finding.message == `policy assignment "guard" (No privileged containers) excludes namespace default`
}

test_star[entry] if {
	some entry in ["*", "*-system", "team-*"]
	count(_found(object.union(_assignment, {"excluded_namespaces": [entry]}))) == 1
}

test_silent[name] if {
	some name, change in {
		"not written": {"excluded_namespaces": null},
		"system namespaces": {"excluded_namespaces": ["kube-*", "gatekeeper-system", "azure-arc"]},
		"disabled": {"effect": "disabled"},
		"another scope": {"applies_to_cluster": false},
		"not in the table": {"definition_id": "custom"},
	}
	count(_found(object.union(_assignment, change))) == 0
}

test_unknown[key] if {
	some key, _ in _assignment
	count(_found(object.remove(_assignment, [key]))) == 0
}

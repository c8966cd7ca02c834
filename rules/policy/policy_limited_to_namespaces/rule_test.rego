package rules.policy.policy_limited_to_namespaces_test

import data.rules.policy.policy_limited_to_namespaces as rule

_definitions := {
	"pods": {"name": "No privileged containers", "default_effect": "deny", "namespaces": []},
	"default_only": {"name": "Nothing in default", "default_effect": "deny", "namespaces": ["default"]},
}

_assignment := {"name": "guard", "applies_to_cluster": true, "definition_id": "pods", "effect": null, "namespaces": ["shop", "payments"]}

_found(assignment) := found if {
	found := rule.deny with input as {"policy": {"assignments": [assignment]}}
		with data.facts.policy_definitions.definitions as _definitions
}

test_limited if {
	some finding in _found(_assignment)
	finding.path == ["policy", "assignments", 0, "namespaces"]
	finding.message == `policy assignment "guard" (No privileged containers) looks only at shop, payments`
}

test_silent[name] if {
	some name, change in {
		"not written": {"namespaces": null},
		"empty": {"namespaces": []},
		"about namespaces": {"definition_id": "default_only"},
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

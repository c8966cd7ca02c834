package rules.policy.deny_policy_not_enforced_test

import data.rules.policy.deny_policy_not_enforced as rule

_assignment := {"name": "guard", "applies_to_cluster": true, "enforced": false, "definition_id": "pods", "effect": "deny"}

_found(assignment) := found if {
	found := rule.deny with input as {"policy": {"assignments": [assignment]}}
		with data.facts.policy_definitions.definitions as {"pods": {"name": "No privileged containers", "default_effect": "deny"}}
}

test_not_enforced if {
	some finding in _found(_assignment)
	finding.path == ["policy", "assignments", 0, "enforced"]
	finding.message == `policy assignment "guard" (No privileged containers) has the effect deny and is not enforced`
}

test_silent[name] if {
	some name, change in {
		"enforced": {"enforced": true},
		"audit": {"effect": "audit"},
		"deny by default only": {"effect": null},
		"another scope": {"applies_to_cluster": false},
		"not in the table": {"definition_id": "custom"},
	}
	count(_found(object.union(_assignment, change))) == 0
}

test_unknown[key] if {
	some key, _ in _assignment
	count(_found(object.remove(_assignment, [key]))) == 0
}

package rules.policy.policy_effect_not_allowed_test

import data.rules.policy.policy_effect_not_allowed as rule

_found(assignment) := found if {
	found := rule.deny with input as {"policy": {"assignments": [assignment]}}
		with data.facts.policy_definitions.definitions as {"mutate": {"name": "Read-only file system", "effects": ["disabled", "mutate"]}}
}

test_not_allowed if {
	some finding in _found({"name": "guard", "definition_id": "mutate", "effect": "deny"})
	finding.path == ["policy", "assignments", 0, "effect"]
	finding.message == `policy assignment "guard" (Read-only file system) has the effect deny; allowed are disabled, mutate`
}

test_silent[name] if {
	some name, assignment in {
		"allowed": {"definition_id": "mutate", "effect": "mutate"},
		"not written": {"definition_id": "mutate", "effect": null},
		"not in the table": {"definition_id": "custom", "effect": "deny"},
		"effect unknown": {"definition_id": "mutate"},
		"definition unknown": {"effect": "deny"},
	}
	count(_found(assignment)) == 0
}

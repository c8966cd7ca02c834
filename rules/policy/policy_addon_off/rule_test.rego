package rules.policy.policy_addon_off_test

import data.rules.policy.policy_addon_off as rule

_assignment := {"name": "guard", "applies_to_cluster": true, "definition_id": "pods", "effect": null}

_cluster := {"addons": {"azure_policy": false}, "policy": {"assignments": [_assignment]}}

_found(input_) := found if {
	found := rule.deny with input as input_
		with data.facts.policy_definitions.definitions as {"pods": {"name": "No privileged containers", "default_effect": "deny"}}
}

test_off if {
	some finding in _found(_cluster)
	finding.path == ["addons", "azure_policy"]
	finding.message == `the Azure Policy add-on is off, so policy assignment "guard" (No privileged containers) reaches nothing`
}

test_on if count(_found(object.union(_cluster, {"addons": {"azure_policy": true}}))) == 0

test_addon_unknown if count(_found(object.remove(_cluster, ["addons"]))) == 0

test_silent[name] if {
	some name, change in {
		"disabled": {"effect": "disabled"},
		"another scope": {"applies_to_cluster": false},
		"not in the table": {"definition_id": "custom"},
	}
	assignments := [object.union(_assignment, change)]
	count(_found(object.union(_cluster, {"policy": {"assignments": assignments}}))) == 0
}

test_unknown[key] if {
	some key, _ in _assignment
	assignments := [object.remove(_assignment, [key])]
	count(_found(object.union(_cluster, {"policy": {"assignments": assignments}}))) == 0
}

test_another_assignment_turns_it_on if {
	assignments := [_assignment, {"definition_id": "a8eff44f-8c92-45c3-a3fb-9880802d67a7"}]
	count(_found(object.union(_cluster, {"policy": {"assignments": assignments}}))) == 0
}

test_another_assignment_may_turn_it_on if {
	assignments := [_assignment, {}]
	count(_found(object.union(_cluster, {"policy": {"assignments": assignments}}))) == 0
}

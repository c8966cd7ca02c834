package rules.policy.audit_policy_counts_system_namespaces_test

import data.rules.policy.audit_policy_counts_system_namespaces as rule

_definitions := {"pods": {
	"name": "No privileged containers", "default_effect": "audit",
	"excluded_namespaces": ["kube-system"], "namespaces": [],
}}

_assignment := {
	"name": "guard", "applies_to_cluster": true, "definition_id": "pods", "effect": null,
	"excluded_namespaces": [], "namespaces": null,
}

_found(assignment) := found if {
	found := rule.deny with input as {"policy": {"assignments": [assignment]}}
		with data.facts.policy_definitions.definitions as _definitions
		with data.facts.namespaces.recommended as ["azure-arc", "kube-system"]
}

test_missing if {
	some finding in _found(_assignment)
	finding.path == ["policy", "assignments", 0, "excluded_namespaces"]
	finding.message == `policy assignment "guard" (No privileged containers) audits and does not exclude azure-arc, kube-system`
}

test_silent[name] if {
	some name, change in {
		"not written": {"excluded_namespaces": null},
		"all there": {"excluded_namespaces": ["kube-system", "azure-arc"]},
		"deny": {"effect": "deny"},
		"disabled": {"effect": "disabled"},
		"another scope": {"applies_to_cluster": false},
		"not in the table": {"definition_id": "custom"},
		"other namespaces": {"namespaces": ["payments"]},
	}
	count(_found(object.union(_assignment, change))) == 0
}

test_unknown[key] if {
	some key, _ in _assignment
	count(_found(object.remove(_assignment, [key]))) == 0
}

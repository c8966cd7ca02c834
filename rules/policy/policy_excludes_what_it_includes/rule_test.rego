package rules.policy.policy_excludes_what_it_includes_test

import data.rules.policy.policy_excludes_what_it_includes as rule

_definitions := {
	"pods": {
		"name": "No privileged containers", "default_effect": "deny",
		"excluded_namespaces": ["kube-system"], "namespaces": [],
	},
	"default_only": {
		"name": "Nothing in default", "default_effect": "audit",
		"excluded_namespaces": ["kube-system"], "namespaces": ["default"],
	},
}

_assignment := {
	"name": "guard", "applies_to_cluster": true, "definition_id": "default_only", "effect": null,
	"namespaces": null, "excluded_namespaces": ["default"],
}

_found(assignment) := found if {
	found := rule.deny with input as {"policy": {"assignments": [assignment]}}
		with data.facts.policy_definitions.definitions as _definitions
}

test_default_inclusion if {
	some finding in _found(_assignment)
	finding.path == ["policy", "assignments", 0, "excluded_namespaces"]
	finding.message == `policy assignment "guard" (Nothing in default) looks only at default and excludes the same`
}

test_written_inclusion if {
	change := {"definition_id": "pods", "namespaces": ["team-a", "team-b"], "excluded_namespaces": ["team-*"]}
	count(_found(object.union(_assignment, change))) == 1
}

test_silent[name] if {
	some name, change in {
		"no inclusion": {"definition_id": "pods"},
		"one of two": {"namespaces": ["default", "shop"]},
		"default exclusions": {"excluded_namespaces": null},
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

package rules.policy.deny_policy_hits_addon_namespace_test

import data.rules.policy.deny_policy_hits_addon_namespace as rule

_definitions := {
	"pods": {
		"name": "No privileged containers", "windows": false, "kinds": ["Pod"],
		"default_effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": [],
	},
	"default_only": {
		"name": "Nothing in default", "windows": false, "kinds": ["Pod"],
		"default_effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": ["default"],
	},
	"ingress": {
		"name": "Ingress over HTTPS", "windows": false, "kinds": ["Ingress"],
		"default_effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": [],
	},
	"windows": {
		"name": "Windows pods", "windows": true, "kinds": ["Pod"],
		"default_effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": [],
	},
}

_namespaces := {
	"alb_controller": ["azure-alb-system"],
	"app_routing": ["app-routing-system"],
	"flux": ["flux-system"],
}

_assignment := {
	"name": "guard", "applies_to_cluster": true, "enforced": true, "definition_id": "pods", "effect": null,
	"label_selector": false, "excluded_namespaces": null, "namespaces": null,
}

_cluster(assignment) := {
	"addons": {"azure_policy": true, "flux": false},
	"ingress": {"app_routing": true},
	"policy": {"assignments": [object.union(_assignment, assignment)]},
}

_found(input_) := found if {
	found := rule.deny with input as input_
		with data.facts.policy_definitions.definitions as _definitions
		with data.facts.namespaces.addons as _namespaces
}

test_default_exclusions if {
	some finding in _found(_cluster({}))
	finding.path == ["policy", "assignments", 0, "excluded_namespaces"]
	contains(finding.message, "app-routing-system")
}

test_written_exclusions if count(_found(_cluster({"excluded_namespaces": ["azure-arc"]}))) == 1

test_every_namespace_counts if {
	input_ := object.union(_cluster({}), {"addons": {"azure_policy": true, "flux": true}})
	count(_found(input_)) == 2
}

test_excluded[list] if {
	some list in [["app-routing-system"], ["app-*"], ["*-system"]]
	count(_found(_cluster({"excluded_namespaces": list}))) == 0
}

test_silent[name] if {
	some name, change in {
		"audit": {"effect": "audit"},
		"not enforced": {"enforced": false},
		"another scope": {"applies_to_cluster": false},
		"not in the table": {"definition_id": "custom"},
		"only ingresses": {"definition_id": "ingress"},
		"only Windows": {"definition_id": "windows"},
		"only default": {"definition_id": "default_only"},
		"other namespaces": {"namespaces": ["payments"]},
		"labels decide": {"label_selector": true},
	}
	count(_found(_cluster(change))) == 0
}

test_unknown[key] if {
	some key, _ in _assignment
	assignment := object.remove(_assignment, [key])
	input_ := object.union(_cluster({}), {"policy": {"assignments": [assignment]}})
	count(_found(input_)) == 0
}

test_alb_controller if {
	agc := {"in_use": true, "controller": {"namespace": "azure-alb-system"}}
	input_ := object.union(_cluster({}), {"ingress": {"app_routing": false, "agc": agc}})
	some finding in _found(input_)
	contains(finding.message, "azure-alb-system, where the ALB controller runs")
}

test_addon_unknown if count(_found(json.remove(_cluster({}), ["ingress/app_routing"]))) == 0

test_policy_addon_unknown if count(_found(json.remove(_cluster({}), ["addons/azure_policy"]))) == 0

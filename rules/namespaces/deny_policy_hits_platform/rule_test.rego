package rules.namespaces.deny_policy_hits_platform_test

import data.rules.namespaces.deny_policy_hits_platform as rule

table := {"95edb821-ddaf-4404-9732-666045e056b4": {"name": "No privileged containers", "default_effect": "audit", "excluded_namespaces": ["kube-system"], "kinds": ["Pod"], "windows": false}}

test_found if {
	count(rule.deny) == 1 with input as {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": null, "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": "flux-system", "workload": 0}]}} with data.facts.policy_definitions.definitions as table
}

test_silent[note] if {
	some note, cluster in {
		"excluded": {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "effect": "deny", "excluded_namespaces": ["flux-system"], "namespaces": null, "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": "flux-system", "workload": 0}]}},
		"audit": {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "effect": "audit", "excluded_namespaces": ["kube-system"], "namespaces": null, "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": "flux-system", "workload": 0}]}},
		"other namespaces": {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": ["shop"], "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": "flux-system", "workload": 0}]}},
		"always left out": {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": null, "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": "gatekeeper-system", "workload": 0}]}},
		"no namespace": {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "effect": "deny", "excluded_namespaces": ["kube-system"], "namespaces": null, "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": null, "workload": 0}]}},
		"unknown": {"addons": {"azure_policy": true}, "policy": {"assignments": [{"name": "p", "definition_id": "95edb821-ddaf-4404-9732-666045e056b4", "applies_to_cluster": true, "enforced": true, "excluded_namespaces": ["kube-system"], "namespaces": null, "label_selector": false}]}, "kube": {"platforms": [{"name": "Flux", "namespace": "flux-system", "workload": 0}]}},
	}
	count(rule.deny) == 0 with input as cluster with data.facts.policy_definitions.definitions as table
}

package rules.namespaces.application_namespace_excluded_test

import data.rules.namespaces.application_namespace_excluded as rule

test_found if {
	count(rule.deny) == 1 with input as {"policy": {"assignments": [{"name": "p"}]}, "kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "excluded_by": 0, "left_out_by_safeguards": false}}]}}
}

test_safeguards if {
	count(rule.deny) == 1 with input as {"policy": {"assignments": []}, "kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "excluded_by": null, "left_out_by_safeguards": true}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"policy": {"assignments": []}, "kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "excluded_by": null, "left_out_by_safeguards": false}}]}},
		"no applications": {"policy": {"assignments": [{"name": "p"}]}, "kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": false, "excluded_by": 0, "left_out_by_safeguards": true}}]}},
		"unknown": {"policy": {"assignments": []}, "kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

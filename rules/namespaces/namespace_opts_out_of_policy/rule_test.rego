package rules.namespaces.namespace_opts_out_of_policy_test

import data.rules.namespaces.namespace_opts_out_of_policy as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"opts_out": "control-plane"}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"opts_out": null}}]}},
		"only used": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": false, "system": false, "security": {"opts_out": "control-plane"}}]}},
		"gatekeeper": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "gatekeeper-system", "declared": true, "system": false, "security": {"opts_out": "control-plane"}}]}},
		"unknown": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

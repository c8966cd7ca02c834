package rules.namespaces.no_pod_security_level_test

import data.rules.namespaces.no_pod_security_level as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "enforce": null, "guarded": false}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"baseline": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "enforce": "baseline", "guarded": false}}]}},
		"by policy": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "enforce": null, "guarded": true}}]}},
		"no applications": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": false, "enforce": null, "guarded": false}}]}},
		"only used": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": false, "system": false, "security": {"applications": true, "enforce": null, "guarded": false}}]}},
		"unknown": {"kube": {"namespaces": [{"address": "Namespace shop", "name": "shop", "declared": true, "system": false, "security": {"applications": true, "guarded": false}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

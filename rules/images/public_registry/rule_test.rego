package rules.images.public_registry_test

import data.rules.images.public_registry as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": false, "registry": "ghcr.io"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"own": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": false, "registry": "shop.azurecr.io"}]}}]}},
		"not named": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": true, "registry": "docker.io"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": false}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "implicit_registry": false, "registry": "ghcr.io"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.images.registry_not_attached_test

import data.rules.images.registry_not_attached as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry_attached": false, "registry": "shop.azurecr.io"}]}}]}, "registries": [{"name": "shop"}]}
}

test_silent[note] if {
	some note, cluster in {
		"attached": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry_attached": true, "registry": "shop.azurecr.io"}]}}]}, "registries": []},
		"another registry": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry_attached": null, "registry": "x.io"}]}}]}, "registries": []},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry": "shop.azurecr.io"}]}}]}, "registries": []},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.images.public_image_without_way_out_test

import data.rules.images.public_image_without_way_out as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry": "ghcr.io"}]}}]}, "network": {"outbound_type": "none"}}
}

test_silent[note] if {
	some note, cluster in {
		"own registry": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry": "shop.azurecr.io"}]}}]}, "network": {"outbound_type": "none"}},
		"with a way out": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry": "ghcr.io"}]}}]}, "network": {"outbound_type": "loadBalancer"}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry": "ghcr.io"}]}}]}, "network": {}},
	}
	count(rule.deny) == 0 with input as cluster
}

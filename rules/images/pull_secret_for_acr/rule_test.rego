package rules.images.pull_secret_for_acr_test

import data.rules.images.pull_secret_for_acr as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"pull_secrets": ["acr"], "containers": [{"registry": "shop.azurecr.io"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"no secret": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"pull_secrets": [], "containers": [{"registry": "shop.azurecr.io"}]}}]}},
		"another registry": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"pull_secrets": ["acr"], "containers": [{"registry": "shop.azurecr.io"}, {"registry": "ghcr.io"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"registry": "shop.azurecr.io"}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"pull_secrets": ["acr"], "containers": [{"registry": "shop.azurecr.io"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.images.image_retired_test

import data.rules.images.image_retired as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "repository": "ingress-nginx/controller", "registry": "x"}]}}]}}
}

test_owner if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "repository": "bitnamilegacy/redis", "registry": "docker.io"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "repository": "shop/api", "registry": "x"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "registry": "x"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

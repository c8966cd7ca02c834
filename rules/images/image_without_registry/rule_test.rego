package rules.images.image_without_registry_test

import data.rules.images.image_without_registry as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": true, "image": "nginx:1"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"named": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": false, "image": "a.io/nginx:1"}]}}]}},
		"no image": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "implicit_registry": null, "image": null}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "image": "x"}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "implicit_registry": true, "image": "nginx:1"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

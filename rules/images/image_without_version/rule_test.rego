package rules.images.image_without_version_test

import data.rules.images.image_without_version as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": true, "unversioned_image": "x"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"version": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "image": "x:1"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "image": "x"}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "versionless": true, "image": "x"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

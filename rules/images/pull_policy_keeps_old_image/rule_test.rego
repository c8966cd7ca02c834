package rules.images.pull_policy_keeps_old_image_test

import data.rules.images.pull_policy_keeps_old_image as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": true, "pull_policy": "IfNotPresent"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"always": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": true, "pull_policy": "Always"}]}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": true, "pull_policy": null}]}}]}},
		"version": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "pull_policy": "IfNotPresent"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": true}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "versionless": true, "pull_policy": "IfNotPresent"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

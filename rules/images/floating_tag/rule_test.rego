package rules.images.floating_tag_test

import data.rules.images.floating_tag as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": null, "tag": "stable", "image": "x:stable"}]}}]}}
}

_tagged(tag) := {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": null, "tag": tag, "image": "x"}]}}]}}

test_floats if {
	every tag in ["stable", "main", "v1", "v12", "1"] {
		count(rule.deny) == 1 with input as _tagged(tag)
	}
}

test_silent[note] if {
	some note, cluster in {
		"version": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": null, "tag": "1.4.2", "image": "x"}]}}]}},
		"digest": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": "sha256:0", "tag": "stable", "image": "x"}]}}]}},
		"no tag": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": "sha256:0", "tag": null, "image": "x"}]}}]}},
		"number of a build": _tagged("93"),
		"date": _tagged("20261121"),
		"commit": _tagged("4fe2a91"),
		"build": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": null, "tag": "main-4fe2a", "image": "x"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "versionless": false, "digest": null, "image": "x"}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "versionless": false, "digest": null, "tag": "stable", "image": "x:stable"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

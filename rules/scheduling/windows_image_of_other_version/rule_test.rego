package rules.scheduling.windows_image_of_other_version_test

import data.rules.scheduling.windows_image_of_other_version as rule

_input(application, needs) := {
	"pools": [{"os_sku": "Windows2022"}],
	"kube": {"workloads": [{
		"address": "Deployment shop/web",
		"application": application,
		"needs": needs,
		"pod": {"containers": [{"name": "web", "tag": "ltsc2019"}]},
		"placement": {"eligible": [{"pool": 0}]},
	}]},
}

test_bad if {
	some finding in rule.deny with input as _input(true, {"windows_image": 0})
	finding.path == ["kube", "workloads", 0, "pod", "containers", 0, "image"]
	finding.related[0].path == ["pools", 0, "os_sku"]
	contains(finding.message, "image tag ltsc2019")
}

test_silent if {
	count(rule.deny) == 0 with input as _input(true, {"windows_image": null})
	count(rule.deny) == 0 with input as _input(true, {})
	count(rule.deny) == 0 with input as _input(false, {"windows_image": 0})
}

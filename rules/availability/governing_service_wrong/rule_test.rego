package rules.availability.governing_service_wrong_test

import data.rules.availability.governing_service_wrong as rule

_input(service) := {"kube": {"workloads": [{"address": "StatefulSet shop/web", "application": true, "replicas_max": 3, "service_name": "web", "governing_service": service}]}}

test_bad[note] if {
	some note, service in {
		"missing": {"found": false, "headless": null, "selects": null, "service": null},
		"with an address": {"found": true, "headless": false, "selects": true, "service": "Service shop/web"},
		"of other pods": {"found": true, "headless": true, "selects": false, "service": "Service shop/web"},
	}
	count(rule.deny) == 1 with input as _input(service)
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"found": true, "headless": true, "selects": true, "service": "Service shop/web"})
	count(rule.deny) == 0 with input as _input({"found": null, "headless": null, "selects": null, "service": null})
	count(rule.deny) == 0 with input as _input({})
	count(rule.deny) == 0 with input as object.union(
		_input({"headless": false}),
		{"kube": {"workloads": [{"application": true, "replicas_max": 1, "governing_service": {"headless": false}}]}},
	)
}

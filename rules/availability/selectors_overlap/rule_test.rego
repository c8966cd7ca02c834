package rules.availability.selectors_overlap_test

import data.rules.availability.selectors_overlap as rule

_bad := {"kube": {"workloads": [
	{"application": true, "address": "Deployment shop/web", "overlap": null, "overlap_address": null},
	{"application": true, "address": "Deployment shop/api", "overlap": 0, "overlap_address": "Deployment shop/web"},
]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 1, "overlap"]
	finding.message == "Deployment shop/api selects the pods of Deployment shop/web, and that selects its pods"
}

test_silent[name] if {
	some name, patch in {
		"none": [{"op": "replace", "path": "/kube/workloads/1/overlap", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/1/overlap"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/1/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.namespaces.refused_by_safeguards_test

import data.rules.namespaces.refused_by_safeguards as rule

test_found if {
	count(rule.deny) == 1 with input as {"policy": {"safeguards": {"level": "enforce"}}, "kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "admission": {"safeguards": "no probe"}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"policy": {"safeguards": {"level": "enforce"}}, "kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "admission": {"safeguards": null}}]}},
		"warn": {"policy": {"safeguards": {"level": "warn"}}, "kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "admission": {"safeguards": "x"}}]}},
		"unknown": {"policy": {"safeguards": {}}, "kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {}, "admission": {"safeguards": "x"}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

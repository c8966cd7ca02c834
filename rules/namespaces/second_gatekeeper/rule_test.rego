package rules.namespaces.second_gatekeeper_test

import data.rules.namespaces.second_gatekeeper as rule

test_found if {
	count(rule.deny) == 1 with input as {"addons": {"azure_policy": true}, "kube": {"platforms": [{"name": "Gatekeeper", "workload": 0, "address": "x"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"off": {"addons": {"azure_policy": false}, "kube": {"platforms": [{"name": "Gatekeeper", "workload": 0, "address": "x"}]}},
		"another": {"addons": {"azure_policy": true}, "kube": {"platforms": [{"name": "Flux", "workload": 0, "address": "x"}]}},
		"unknown": {"addons": {}, "kube": {"platforms": [{"name": "Gatekeeper", "workload": 0, "address": "x"}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

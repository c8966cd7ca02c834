package rules.namespaces.invalid_label_test

import data.rules.namespaces.invalid_label as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service", "invalid_label": "owner: team shop"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service", "invalid_label": null}]}},
		"unknown": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service"}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

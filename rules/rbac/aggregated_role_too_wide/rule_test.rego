package rules.rbac.aggregated_role_too_wide_test

import data.rules.rbac.aggregated_role_too_wide as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole x", "aggregates_to": "view", "rules": [{"aggregate_risk": "secrets"}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"roles": [{"address": "ClusterRole x", "aggregates_to": "view", "rules": [{"aggregate_risk": null}]}]}},
		"not aggregated": {"kube": {"roles": [{"address": "ClusterRole x", "aggregates_to": null, "rules": [{"aggregate_risk": "secrets"}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole x", "rules": [{}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

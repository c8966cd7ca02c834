package rules.namespaces.admissions_enforcer_disabled_test

import data.rules.namespaces.admissions_enforcer_disabled as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h"}], "enforcer_disabled": true}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h"}], "enforcer_disabled": false}]}},
		"unknown": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h"}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.namespaces.webhook_outside_cluster_test

import data.rules.namespaces.webhook_outside_cluster as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "url": "https://x"}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"service": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "url": null}]}]}},
		"unknown": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h"}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

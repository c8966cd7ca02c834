package rules.namespaces.webhook_blocks_all_pods_test

import data.rules.namespaces.webhook_blocks_all_pods as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "failure_policy": "Fail", "sees_pods": true, "selective": false}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"ignores": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "failure_policy": "Ignore", "sees_pods": true, "selective": false}]}]}},
		"selects": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "failure_policy": "Fail", "sees_pods": true, "selective": true}]}]}},
		"others": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "failure_policy": "Fail", "sees_pods": false, "selective": false}]}]}},
		"unknown": {"kube": {"webhooks": [{"address": "ValidatingWebhookConfiguration x", "hooks": [{"name": "h", "sees_pods": true, "selective": false}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

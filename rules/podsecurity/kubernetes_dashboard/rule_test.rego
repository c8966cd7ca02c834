package rules.podsecurity.kubernetes_dashboard_test

import data.rules.podsecurity.kubernetes_dashboard as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "repository": "kubernetesui/dashboard"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "repository": "shop/dashboard"}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

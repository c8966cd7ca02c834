package rules.podsecurity.sysctl_no_pool_allows_test

import data.rules.podsecurity.sysctl_no_pool_allows as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": [{"name": "kernel.msgmax", "allowed": false}]}}, "placement": {"eligible": [{"pool": 0}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"allowed": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": [{"name": "kernel.msgmax", "allowed": true}]}}, "placement": {"eligible": []}}]}},
		"no pool": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": [{"name": "kernel.msgmax", "allowed": null}]}}, "placement": {"eligible": []}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": [{"name": "kernel.msgmax"}]}}, "placement": {"eligible": []}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

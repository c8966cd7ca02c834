package rules.podsecurity.unsafe_sysctl_test

import data.rules.podsecurity.unsafe_sysctl as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": [{"name": "net.core.somaxconn"}]}}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"safe": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": [{"name": "net.ipv4.tcp_syncookies"}]}}}]}},
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"security": {"sysctls": []}}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"security": {"sysctls": [{"name": "net.core.somaxconn"}]}}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

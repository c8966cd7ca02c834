package rules.podsecurity.selinux_options_test

import data.rules.podsecurity.selinux_options as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {"selinux_type": "spc_t", "selinux_user": null, "selinux_role": null}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"allowed": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {"selinux_type": "container_t", "selinux_user": "", "selinux_role": null}}]}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {"selinux_type": null, "selinux_user": null, "selinux_role": null}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "security": {"selinux_user": null, "selinux_role": null}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "security": {"selinux_type": "spc_t", "selinux_user": null, "selinux_role": null}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.privilege_escalation_test

import data.rules.podsecurity.privilege_escalation as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false}, "security": {"privileged": false, "allow_privilege_escalation": null}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"ruled out": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false}, "security": {"privileged": false, "allow_privilege_escalation": false}}]}}]}},
		"windows": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true}, "security": {"privileged": false, "allow_privilege_escalation": null}}]}}]}},
		"privileged": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false}, "security": {"privileged": true, "allow_privilege_escalation": null}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false}, "security": {"privileged": false}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"windows": false}, "security": {"privileged": false, "allow_privilege_escalation": null}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.linux_settings_on_windows_test

import data.rules.podsecurity.linux_settings_on_windows as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "user": 5, "seccomp": null}, "security": {"privileged": false, "capabilities_add": [], "capabilities_drop": [], "allow_privilege_escalation": null, "read_only_root_filesystem": false}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true, "user": null, "seccomp": null}, "security": {"privileged": false, "capabilities_add": [], "capabilities_drop": [], "allow_privilege_escalation": null, "read_only_root_filesystem": false}}]}}]}},
		"linux": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": false, "user": 5, "seccomp": null}, "security": {"privileged": false, "capabilities_add": [], "capabilities_drop": [], "allow_privilege_escalation": null, "read_only_root_filesystem": false}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "context": {"windows": true}, "security": {}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "context": {"windows": true, "user": 5, "seccomp": null}, "security": {"privileged": false, "capabilities_add": [], "capabilities_drop": [], "allow_privilege_escalation": null, "read_only_root_filesystem": false}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.podsecurity.root_group_test

import data.rules.podsecurity.root_group as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"os": "linux", "security": {"run_as_group": 0, "fs_group": null}}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"os": "linux", "security": {"run_as_group": 5, "fs_group": 5}}}]}},
		"not written": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"os": "linux", "security": {"run_as_group": null, "fs_group": null}}}]}},
		"windows": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"os": "windows", "security": {"run_as_group": 0, "fs_group": null}}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"os": "linux", "security": {}}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"os": "linux", "security": {"run_as_group": 0, "fs_group": null}}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

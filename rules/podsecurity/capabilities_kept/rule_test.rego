package rules.podsecurity.capabilities_kept_test

import data.rules.podsecurity.capabilities_kept as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false, "drops_all": false}, "security": {"privileged": false}}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"dropped": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false, "drops_all": true}, "security": {"privileged": false}}]}}]}},
		"windows": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": true, "drops_all": false}, "security": {"privileged": false}}]}}]}},
		"privileged": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false, "drops_all": false}, "security": {"privileged": true}}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false}, "security": {"privileged": false}}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"containers": [{"name": "api", "role": "regular", "context": {"windows": false, "drops_all": false}, "security": {"privileged": false}}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

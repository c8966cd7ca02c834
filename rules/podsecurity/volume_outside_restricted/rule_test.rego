package rules.podsecurity.volume_outside_restricted_test

import data.rules.podsecurity.volume_outside_restricted as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"name": "data", "kind": "nfs", "core": false}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"a claim": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"name": "data", "kind": "persistentVolumeClaim", "core": true}]}}]}},
		"of the node": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"name": "data", "kind": "hostPath", "core": false}]}}]}},
		"unknown": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"name": "data", "kind": "nfs"}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"volumes": [{"name": "data", "kind": "nfs", "core": false}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

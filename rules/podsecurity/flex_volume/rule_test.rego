package rules.podsecurity.flex_volume_test

import data.rules.podsecurity.flex_volume as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"name": "data", "kind": "flexVolume", "core": false, "flex_driver": "azure/kv"}]}}]}}
}

test_silent[note] if {
	some note, cluster in {
		"csi": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [{"name": "data", "kind": "csi", "core": true, "flex_driver": null}]}}]}},
		"of the system": {"kube": {"workloads": [{"address": "Deployment shop/web", "application": false, "pod": {"volumes": [{"name": "data", "kind": "flexVolume", "core": false, "flex_driver": "azure/kv"}]}}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.namespaces.reserved_label_test

import data.rules.namespaces.reserved_label as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service", "system": false, "reserved_label": "kubernetes.azure.com/x"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service", "system": false, "reserved_label": null}]}},
		"of the system": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service", "system": true, "reserved_label": "x"}]}},
		"another kind": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Namespace", "system": false, "reserved_label": "x"}]}},
		"unknown": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Service", "system": false}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

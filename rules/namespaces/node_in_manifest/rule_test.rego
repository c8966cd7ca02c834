package rules.namespaces.node_in_manifest_test

import data.rules.namespaces.node_in_manifest as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"objects": [{"address": "Node one", "part": false, "kind": "Node", "group": ""}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Pod", "group": ""}]}},
		"a patch": {"kube": {"objects": [{"address": "Node without a name", "part": true, "kind": "Node", "group": ""}]}},
		"another group": {"kube": {"objects": [{"address": "Service shop/web", "kind": "Node", "group": "x.io"}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

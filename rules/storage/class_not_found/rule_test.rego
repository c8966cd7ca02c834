package rules.storage.class_not_found_test

import data.rules.storage.class_not_found as rule

_input(more) := {"kube": {"claims": [object.union({"address": "PersistentVolumeClaim shop/data", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"class": {"name": "managed-csi-premium-v2", "found": false, "built_in": false}})
	finding.path == ["kube", "claims", 0, "class", "found"]
	contains(finding.message, "PersistentVolumeClaim shop/data")
}

test_silent[name] if {
	some name, more in {
		"there": {"class": {"name": "managed-csi-premium-v2", "found": true, "built_in": false}},
		"in later versions": {"class": {"name": "managed-csi-premium-v2", "found": false, "built_in": true}},
		"not known": {"class": {"name": "x", "built_in": false}},
	}
	count(rule.deny) == 0 with input as _input(more)
}

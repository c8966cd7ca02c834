package rules.storage.several_default_classes_test

import data.rules.storage.several_default_classes as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"is_default": true, "other_defaults": 1})
	finding.path == ["kube", "storage_classes", 0, "is_default"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"one": {"is_default": true, "other_defaults": 0},
		"none": {"is_default": false, "other_defaults": null},
		"not known": {"is_default": true},
	}
	count(rule.deny) == 0 with input as _input(more)
}

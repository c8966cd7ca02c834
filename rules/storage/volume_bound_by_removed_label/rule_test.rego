package rules.storage.volume_bound_by_removed_label_test

import data.rules.storage.volume_bound_by_removed_label as rule

_input(more) := {"kube": {"volumes": [object.union({"address": "PersistentVolume own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"old_zone_label": true})
	finding.path == ["kube", "volumes", 0, "old_zone_label"]
	contains(finding.message, "PersistentVolume own")
}

test_silent[name] if {
	some name, more in {
		"a label they have": {"old_zone_label": false},
		"not known": {},
	}
	count(rule.deny) == 0 with input as _input(more)
}

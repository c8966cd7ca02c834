package rules.storage.driver_off_test

import data.rules.storage.driver_off as rule

_input(more) := {"kube": {"claims": [object.union({"address": "PersistentVolumeClaim shop/data", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"class": {"driver": "blob", "driver_on": false}})
	finding.path == ["kube", "claims", 0, "class", "driver"]
	contains(finding.message, "PersistentVolumeClaim shop/data")
}

test_silent[name] if {
	some name, more in {
		"on": {"class": {"driver": "disk", "driver_on": true}},
		"another driver": {"class": {"driver": "other", "driver_on": null}},
		"not known": {"class": {"driver": "disk"}},
	}
	count(rule.deny) == 0 with input as _input(more)
}

test_snapshots if {
	objects := [{"group": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot", "address": "VolumeSnapshot shop/data"}]
	count(rule.deny) == 1 with input as {"kube": {"objects": objects, "snapshots": {"controller": false}}}
	count(rule.deny) == 0 with input as {"kube": {"objects": objects, "snapshots": {"controller": true}}}
	count(rule.deny) == 0 with input as {"kube": {"objects": objects, "snapshots": {}}}
}

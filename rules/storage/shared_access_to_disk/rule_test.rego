package rules.storage.shared_access_to_disk_test

import data.rules.storage.shared_access_to_disk as rule

_input(more) := {"kube": {"claims": [object.union({"address": "PersistentVolumeClaim shop/data", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"access_modes": ["ReadWriteMany"], "shared": true, "volume_mode": "Filesystem", "class": {"driver": "disk"}})
	finding.path == ["kube", "claims", 0, "access_modes"]
	contains(finding.message, "PersistentVolumeClaim shop/data")
}

test_silent[name] if {
	some name, more in {
		"a share": {"access_modes": ["ReadWriteMany"], "shared": true, "volume_mode": "Filesystem", "class": {"driver": "file"}},
		"one node": {"access_modes": ["ReadWriteOnce"], "shared": false, "volume_mode": "Filesystem", "class": {"driver": "disk"}},
		"a block device": {"access_modes": ["ReadWriteMany"], "shared": true, "volume_mode": "Block", "class": {"driver": "disk"}},
		"not known": {"access_modes": ["ReadWriteMany"], "shared": true, "volume_mode": "Filesystem", "class": {}},
	}
	count(rule.deny) == 0 with input as _input(more)
}

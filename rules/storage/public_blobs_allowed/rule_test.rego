package rules.storage.public_blobs_allowed_test

import data.rules.storage.public_blobs_allowed as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "file", "allow_blob_public_access": true})
	finding.path == ["kube", "storage_classes", 0, "allow_blob_public_access"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"default": {"driver": "file", "allow_blob_public_access": false},
		"a disk": {"driver": "disk", "allow_blob_public_access": true},
	}
	count(rule.deny) == 0 with input as _input(more)
}

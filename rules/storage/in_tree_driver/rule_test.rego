package rules.storage.in_tree_driver_test

import data.rules.storage.in_tree_driver as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "in_tree_disk", "provisioner": "kubernetes.io/azure-disk"})
	finding.path == ["kube", "storage_classes", 0, "provisioner"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"a driver of its own": {"driver": "disk", "provisioner": "disk.csi.azure.com"},
		"not known": {},
	}
	count(rule.deny) == 0 with input as _input(more)
}

test_volume if {
	count(rule.deny) == 1 with input as {"kube": {"volumes": [{"address": "PersistentVolume a", "azure_disk": false, "azure_file": true}]}}
	count(rule.deny) == 0 with input as {"kube": {"volumes": [{"address": "PersistentVolume a", "azure_disk": false, "azure_file": false}]}}
}

package rules.storage.nfs_share_not_premium_test

import data.rules.storage.nfs_share_not_premium as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "file", "protocol": "nfs", "sku": "Standard_LRS"})
	finding.path == ["kube", "storage_classes", 0, "sku"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"premium": {"driver": "file", "protocol": "nfs", "sku": "Premium_LRS"},
		"smb": {"driver": "file", "protocol": "smb", "sku": "Standard_LRS"},
	}
	count(rule.deny) == 0 with input as _input(more)
}

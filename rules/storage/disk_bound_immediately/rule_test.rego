package rules.storage.disk_bound_immediately_test

import data.rules.storage.disk_bound_immediately as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "disk", "redundancy": "local", "sku": "Premium_LRS", "binding_mode": "Immediate", "across_zones": true})
	finding.path == ["kube", "storage_classes", 0, "binding_mode"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"late": {"driver": "disk", "redundancy": "local", "sku": "Premium_LRS", "binding_mode": "WaitForFirstConsumer", "across_zones": true},
		"zone-redundant": {"driver": "disk", "redundancy": "zone", "sku": "Premium_LRS", "binding_mode": "Immediate", "across_zones": true},
		"one zone": {"driver": "disk", "redundancy": "local", "sku": "Premium_LRS", "binding_mode": "Immediate", "across_zones": false},
		"not known": {"driver": "disk", "redundancy": "local", "binding_mode": "Immediate"},
	}
	count(rule.deny) == 0 with input as _input(more)
}

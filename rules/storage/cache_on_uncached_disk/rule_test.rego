package rules.storage.cache_on_uncached_disk_test

import data.rules.storage.cache_on_uncached_disk as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "disk", "sku": "PremiumV2_LRS", "caching_mode": "ReadOnly"})
	finding.path == ["kube", "storage_classes", 0, "caching_mode"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"none": {"driver": "disk", "sku": "PremiumV2_LRS", "caching_mode": "None"},
		"not written": {"driver": "disk", "sku": "UltraSSD_LRS", "caching_mode": null},
		"premium": {"driver": "disk", "sku": "Premium_LRS", "caching_mode": "ReadOnly"},
	}
	count(rule.deny) == 0 with input as _input(more)
}

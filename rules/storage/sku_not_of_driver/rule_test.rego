package rules.storage.sku_not_of_driver_test

import data.rules.storage.sku_not_of_driver as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "disk", "sku": "Standard_GRS"}) with data.facts.storage_skus.skus as {"disk": ["premium_lrs"]}
	finding.path == ["kube", "storage_classes", 0, "sku"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"known": {"driver": "disk", "sku": "premium_lrs"},
		"of another driver": {"driver": "other", "sku": "gold"},
		"default": {"driver": "file", "sku": "Standard_LRS"},
	}
	count(rule.deny) == 0 with input as _input(more) with data.facts.storage_skus.skus as {"disk": ["premium_lrs"], "file": ["standard_lrs"]}
}

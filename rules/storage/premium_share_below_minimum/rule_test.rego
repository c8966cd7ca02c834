package rules.storage.premium_share_below_minimum_test

import data.rules.storage.premium_share_below_minimum as rule

_input(more) := {"kube": {"claims": [object.union({"address": "PersistentVolumeClaim shop/data", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"request": 5368709120, "class": {"driver": "file", "sku": "Premium_LRS"}})
	finding.path == ["kube", "claims", 0, "request"]
	contains(finding.message, "PersistentVolumeClaim shop/data")
}

test_silent[name] if {
	some name, more in {
		"enough": {"request": 107374182400, "class": {"driver": "file", "sku": "Premium_LRS"}},
		"standard": {"request": 5368709120, "class": {"driver": "file", "sku": "Standard_LRS"}},
		"not written": {"request": null, "class": {"driver": "file", "sku": "Premium_LRS"}},
	}
	count(rule.deny) == 0 with input as _input(more)
}

package rules.storage.disk_open_to_networks_test

import data.rules.storage.disk_open_to_networks as rule

_input(more) := {"kube": {"storage_classes": [object.union({"address": "StorageClass own", "system": false}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"driver": "disk", "network_access_policy": "AllowAll", "public_network_access": "Disabled"})
	finding.path == ["kube", "storage_classes", 0, "network_access_policy"]
	contains(finding.message, "StorageClass own")
}

test_silent[name] if {
	some name, more in {
		"defaults": {"driver": "disk", "network_access_policy": "DenyAll", "public_network_access": "Disabled"},
		"a share": {"driver": "file", "network_access_policy": null, "public_network_access": "Enabled"},
	}
	count(rule.deny) == 0 with input as _input(more)
}

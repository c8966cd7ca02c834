package rules.storage.in_tree_volume_in_pod_test

import data.rules.storage.in_tree_volume_in_pod as rule

_input(workload, claim) := {"kube": {
	"workloads": [object.union({"address": "Deployment shop/web", "application": true, "kind": "Deployment", "pod": {"volumes": [{"claim": "data", "claim_index": 0}]}}, workload)],
	"claims": [claim],
}}

_disk := {"shared": false, "address": "PersistentVolumeClaim shop/data", "class": {"driver": "disk", "redundancy": "local", "name": "own", "sku": "Premium_LRS"}}

_share := {"shared": false, "address": "PersistentVolumeClaim shop/data", "class": {"driver": "file", "redundancy": "local", "name": "own", "sku": "Premium_LRS"}}

test_bad if {
	some finding in rule.deny with input as _input({"pod": {"volumes": [{"kind": "azureFile"}]}}, _disk)
	finding.path == ["kube", "workloads", 0, "pod", "volumes", 0]
}

test_silent[name] if {
	some name, case in {
		"a claim": _input({"pod": {"volumes": [{"kind": "persistentVolumeClaim"}]}}, _disk),
		"of the system": _input({"application": false, "pod": {"volumes": [{"kind": "azureFile"}]}}, _disk),
	}
	count(rule.deny) == 0 with input as case
}

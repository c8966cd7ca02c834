package rules.storage.disk_shared_by_replicas_test

import data.rules.storage.disk_shared_by_replicas as rule

_input(workload, claim) := {"kube": {
	"workloads": [object.union({"address": "Deployment shop/web", "application": true, "kind": "Deployment", "pod": {"volumes": [{"claim": "data", "claim_index": 0}]}}, workload)],
	"claims": [claim],
}}

_disk := {"shared": false, "address": "PersistentVolumeClaim shop/data", "class": {"driver": "disk", "redundancy": "local", "name": "own", "sku": "Premium_LRS"}}

_share := {"shared": false, "address": "PersistentVolumeClaim shop/data", "class": {"driver": "file", "redundancy": "local", "name": "own", "sku": "Premium_LRS"}}

test_bad if {
	some finding in rule.deny with input as _input({"replicas_max": 2}, _disk)
	finding.path == ["kube", "workloads", 0, "pod", "volumes", 0, "claim"]
}

test_silent[name] if {
	some name, case in {
		"one replica": _input({"replicas_max": 1}, _disk),
		"a share": _input({"replicas_max": 2}, _share),
		"not known": _input({"replicas_max": 2}, {"shared": false, "class": {}}),
	}
	count(rule.deny) == 0 with input as case
}

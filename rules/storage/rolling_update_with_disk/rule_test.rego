package rules.storage.rolling_update_with_disk_test

import data.rules.storage.rolling_update_with_disk as rule

_input(workload, claim) := {"kube": {
	"workloads": [object.union({"address": "Deployment shop/web", "application": true, "kind": "Deployment", "pod": {"volumes": [{"claim": "data", "claim_index": 0}]}}, workload)],
	"claims": [claim],
}}

_disk := {"shared": false, "address": "PersistentVolumeClaim shop/data", "class": {"driver": "disk", "redundancy": "local", "name": "own", "sku": "Premium_LRS"}}

_share := {"shared": false, "address": "PersistentVolumeClaim shop/data", "class": {"driver": "file", "redundancy": "local", "name": "own", "sku": "Premium_LRS"}}

test_bad if {
	some finding in rule.deny with input as _input({"replicas_max": 1, "strategy_type": "RollingUpdate", "max_surge": "25%"}, _disk)
	finding.path == ["kube", "workloads", 0, "strategy_type"]
}

test_silent[name] if {
	some name, case in {
		"recreated": _input({"replicas_max": 1, "strategy_type": "Recreate", "max_surge": null}, _disk),
		"no surge": _input({"replicas_max": 1, "strategy_type": "RollingUpdate", "max_surge": "0"}, _disk),
		"a share": _input({"replicas_max": 1, "strategy_type": "RollingUpdate", "max_surge": "25%"}, _share),
	}
	count(rule.deny) == 0 with input as case
}

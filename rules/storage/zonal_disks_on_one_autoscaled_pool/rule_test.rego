package rules.storage.zonal_disks_on_one_autoscaled_pool_test

import data.rules.storage.zonal_disks_on_one_autoscaled_pool as rule

_input(claim, pool) := {
	"pools": [pool],
	"kube": {
		"workloads": [{"address": "StatefulSet shop/db", "application": true, "replicas_max": 3, "placement": {"only": 0}}],
		"claims": [object.union({"address": "StatefulSet shop/db claim data", "template": true, "workload": 0, "class": {"driver": "disk", "redundancy": "local", "sku": "Premium_LRS"}}, claim)],
	},
}

_pool := {"name": "apps", "autoscaling": true, "zones": ["1", "2"]}

test_bad if {
	some finding in rule.deny with input as _input({}, _pool)
	finding.path == ["kube", "claims", 0, "class", "sku"]
	finding.related[0].path == ["pools", 0, "zones"]
}

test_silent[name] if {
	some name, case in {
		"zone-redundant": _input({"class": {"redundancy": "zone"}}, _pool),
		"a claim": _input({"template": false, "workload": null}, _pool),
		"no autoscaler": _input({}, object.union(_pool, {"autoscaling": false})),
		"one zone": _input({}, object.union(_pool, {"zones": ["1"]})),
		"not known": _input({}, json.remove(_pool, ["zones"])),
	}
	count(rule.deny) == 0 with input as case
}

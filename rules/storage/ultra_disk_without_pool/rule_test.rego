package rules.storage.ultra_disk_without_pool_test

import data.rules.storage.ultra_disk_without_pool as rule

_input(application, needs) := {"kube": {
	"claims": [{"class": {"name": "ultra"}}],
	"workloads": [{"address": "Deployment shop/db", "application": application, "needs": needs, "placement": {"eligible": [{"pool": 1}]}}],
}}

test_bad if {
	some finding in rule.deny with input as _input(true, {"ultra_disk": 0, "ultra_pool": false})
	finding.path == ["kube", "workloads", 0, "needs", "ultra_disk"]
	finding.related[0].path == ["pools", 1, "ultra_ssd"]
	contains(finding.message, "Deployment shop/db mounts an Ultra disk of class ultra")
}

test_silent[name] if {
	some name, needs in {
		"a pool can": {"ultra_disk": 0, "ultra_pool": true},
		"no Ultra disk": {"ultra_disk": null, "ultra_pool": null},
		"no pool takes its pods": {"ultra_disk": 0, "ultra_pool": null},
		"pools not known": {"ultra_disk": 0},
		"disk not known": {"ultra_pool": false},
	}
	count(rule.deny) == 0 with input as _input(true, needs)
}

test_of_the_system if {
	count(rule.deny) == 0 with input as _input(false, {"ultra_disk": 0, "ultra_pool": false})
}

package rules.scheduling.sandbox_without_kata_pool_test

import data.rules.scheduling.sandbox_without_kata_pool as rule

_input(application, needs) := {
	"pools": [{"workload_runtime": "OCIContainer"}],
	"kube": {"workloads": [{"address": "Deployment shop/web", "application": application, "needs": needs}]},
}

test_bad if {
	some finding in rule.deny with input as _input(true, {"sandbox": "kata-vm-isolation", "sandbox_pool": false})
	finding.path == ["kube", "workloads", 0, "needs", "sandbox"]
	finding.related[0].path == ["pools", 0, "workload_runtime"]
	contains(finding.message, "kata-vm-isolation")
}

test_silent[name] if {
	some name, needs in {
		"a pool has it": {"sandbox": "kata-vm-isolation", "sandbox_pool": true},
		"no sandbox": {"sandbox": null, "sandbox_pool": null},
		"pools not known": {"sandbox": "kata-vm-isolation"},
		"class not known": {"sandbox_pool": false},
	}
	count(rule.deny) == 0 with input as _input(true, needs)
}

test_of_the_system if {
	count(rule.deny) == 0 with input as _input(false, {"sandbox": "kata-vm-isolation", "sandbox_pool": false})
}

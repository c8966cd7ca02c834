package rules.scheduling.gpu_resource_not_offered_test

import data.rules.scheduling.gpu_resource_not_offered as rule

_bad := {
	"pools": [{"gpu_driver": "Install", "gpu_instance": "MIG3g"}],
	"kube": {"workloads": [{"application": true, "address": "Deployment shop/train", "needs": {"gpu_lacks": "nvidia.com/mig-1g.10gb", "gpu_offered": false, "gpu_text": "those of pool \"gpu\" are cut into MIG3g", "gpu_pool": 0}}]},
}

test_slices if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "needs", "gpu_lacks"]
	finding.message == `Deployment shop/train asks for nvidia.com/mig-1g.10gb, and no node offers it: those of pool "gpu" are cut into MIG3g`
	finding.related[0].path == ["pools", 0, "gpu_instance"]
}

test_driver if {
	some finding in rule.deny with input as json.patch(_bad, [{"op": "replace", "path": "/pools/0/gpu_driver", "value": "None"}])
	finding.related[0].path == ["pools", 0, "gpu_driver"]
}

test_silent[name] if {
	some name, patch in {
		"offered": [{"op": "replace", "path": "/kube/workloads/0/needs/gpu_offered", "value": true}],
		"not known": [{"op": "remove", "path": "/kube/workloads/0/needs/gpu_offered"}],
		"asks for none": [{"op": "replace", "path": "/kube/workloads/0/needs/gpu_offered", "value": null}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.apis.old_node_provisioning_objects_test

import data.rules.apis.old_node_provisioning_objects as rule

_input(object) := {"kube": {"objects": [object]}}

test_bad if {
	some finding in rule.deny with input as _input({"address": "Provisioner a", "api_version": "karpenter.sh/v1alpha5", "kind": "Provisioner"})
	finding.path == ["kube", "objects", 0, "api_version"]
}

test_silent[name] if {
	some name, object in {
		"the new one": {"address": "a", "api_version": "karpenter.sh/v1", "kind": "NodePool"},
	}
	count(rule.deny) == 0 with input as _input(object)
}

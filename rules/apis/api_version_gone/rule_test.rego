package rules.apis.api_version_gone_test

import data.rules.apis.api_version_gone as rule

_input(object) := {"kube": {"objects": [object]}}

test_bad if {
	some finding in rule.deny with input as _input({"address": "PodDisruptionBudget shop/web", "api_version": "policy/v1beta1", "kind": "PodDisruptionBudget"}) with data.facts.removed_apis as {"supported_from": 31, "removed": {"policy/v1beta1": {"PodDisruptionBudget": {"in": 25, "use": "policy/v1"}}, "x/v1beta3": {"FlowSchema": {"in": 32, "use": "x/v1"}}}}
	finding.path == ["kube", "objects", 0, "api_version"]
}

test_silent[name] if {
	some name, object in {
		"the new one": {"address": "a", "api_version": "policy/v1", "kind": "PodDisruptionBudget"},
		"removed later": {"address": "a", "api_version": "x/v1beta3", "kind": "FlowSchema"},
	}
	count(rule.deny) == 0 with input as _input(object) with data.facts.removed_apis as {"supported_from": 31, "removed": {"policy/v1beta1": {"PodDisruptionBudget": {"in": 25, "use": "policy/v1"}}, "x/v1beta3": {"FlowSchema": {"in": 32, "use": "x/v1"}}}}
}

package rules.apis.api_version_not_served_test

import data.rules.apis.api_version_not_served as rule

_input(version) := {"kubernetes_version": version, "kube": {"objects": [{"address": "FlowSchema web", "api_version": "x/v1beta3", "kind": "FlowSchema"}]}}

_facts := {"supported_from": 31, "removed": {"x/v1beta3": {"FlowSchema": {"in": 34, "use": "x/v1"}}}}

test_bad if {
	count(rule.deny) == 1 with input as _input("1.34") with data.facts.removed_apis as _facts
	count(rule.deny) == 1 with input as _input("1.33.2") with data.facts.removed_apis as _facts
}

test_silent if {
	count(rule.deny) == 0 with input as _input("1.32") with data.facts.removed_apis as _facts
	count(rule.deny) == 0 with input as _input(null) with data.facts.removed_apis as _facts
	count(rule.deny) == 0 with input as json.remove(_input("1.34"), ["kubernetes_version"]) with data.facts.removed_apis as _facts
}

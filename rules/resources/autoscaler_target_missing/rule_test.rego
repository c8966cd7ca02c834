package rules.resources.autoscaler_target_missing_test

import data.rules.resources.autoscaler_target_missing as rule

_input(list, found) := {"kube": {list: [{"address": "it", "target_kind": "Deployment", "target_name": "web", "found": found}]}}

test_missing if {
	some finding in rule.deny with input as _input("autoscalers", false)
	finding.message == `it scales Deployment "web", which does not exist`
	count(rule.deny) == 1 with input as _input("vertical_autoscalers", false)
}

test_found if count(rule.deny) == 0 with input as _input("autoscalers", true)

test_unknown if count(rule.deny) == 0 with input as {"kube": {"autoscalers": [{"address": "it"}]}}

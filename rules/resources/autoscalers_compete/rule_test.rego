package rules.resources.autoscalers_compete_test

import data.rules.resources.autoscalers_compete as rule

_scaler(name, rival) := {"address": name, "target_kind": "Deployment", "target_name": "web", "rival": rival}

test_two if {
	found := rule.deny with input as {"kube": {"autoscalers": [_scaler("a", 1), _scaler("b", 0)]}}
	count(found) == 1
	some finding in found
	finding.message == `a and b both drive Deployment "web"`
}

test_one if count(rule.deny) == 0 with input as {"kube": {"autoscalers": [_scaler("a", null)]}}

test_unknown if count(rule.deny) == 0 with input as {"kube": {"autoscalers": [{"address": "a"}]}}

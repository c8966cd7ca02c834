package rules.naming.name_outside_convention_test

import data.rules.naming.name_outside_convention as rule

_patterns := {"cluster": "^aks-", "system_pool": "^system", "user_pool": "^[a-z]{4}$"}

_cluster := {"name": "shop", "pools": [
	{"name": "default", "mode": "System"},
	{"name": "apps", "mode": "User"},
	{"name": "apps2", "mode": "User"},
]}

test_names_outside if {
	found := {answer.path | some answer in rule.deny} with input as _cluster with data.akslint.naming as _patterns
	found == {["name"], ["pools", 0, "name"], ["pools", 2, "name"]}
}

test_message_says_the_pattern if {
	some answer in rule.deny with input as _cluster with data.akslint.naming as _patterns
	answer.message == `the name of cluster "shop" does not match ^aks-`
}

test_silent_without_patterns if count(rule.deny) == 0 with input as _cluster with data.akslint.naming as {}

test_unknown_says_nothing if {
	count(rule.deny) == 0 with input as {"pools": [{"mode": "User"}, {"name": "x"}]} with data.akslint.naming as _patterns
}

test_null_says_nothing if {
	count(rule.deny) == 0 with input as {"name": null, "pools": [{"name": null, "mode": "User"}]} with data.akslint.naming as _patterns
}

package rules.resources.quota_exceeded_test

import data.rules.resources.quota_exceeded as rule

_input(item) := {"kube": {"quotas": [{"address": "ResourceQuota shop/shop", "items": [object.union({"resource": "requests.cpu", "hard": 400, "demand": 1000}, item)]}]}}

test_exceeded if {
	some finding in rule.deny with input as _input({"exceeded": true})
	finding.message == "ResourceQuota shop/shop grants 0.4 cores of requests.cpu, and its workloads ask for 1 core at full scale"
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"exceeded": false})
	count(rule.deny) == 0 with input as _input({})
}

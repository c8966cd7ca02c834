package rules.resources.quota_refuses_pods_test

import data.rules.resources.quota_refuses_pods as rule

_input(refusal) := {"kube": {
	"quotas": [{"address": "ResourceQuota shop/shop", "refuses": [refusal]}],
	"workloads": [{"address": "Deployment shop/web"}],
}}

test_refused if {
	some finding in rule.deny with input as _input({"workload": 0, "refused": true, "container": "web", "resource": "limits.cpu"})
	finding.message == `ResourceQuota shop/shop counts limits.cpu, which container "web" of Deployment shop/web leaves out`
}

test_unknown if count(rule.deny) == 0 with input as _input({})

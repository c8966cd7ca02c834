package rules.ingress.agc_without_waf_test

import data.rules.ingress.agc_without_waf as rule

_cluster(balancer) := {"ingress": {"agc": {"load_balancers": [object.union(balancer, {"name": "lb"})]}}}

test_none if {
	some finding in rule.deny with input as _cluster({"waf": false})
	finding.path == ["ingress", "agc", "load_balancers", 0, "waf"]
}

test_there if count(rule.deny) == 0 with input as _cluster({"waf": true})

test_unknown if count(rule.deny) == 0 with input as _cluster({})

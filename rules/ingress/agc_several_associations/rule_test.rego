package rules.ingress.agc_several_associations_test

import data.rules.ingress.agc_several_associations as rule

_cluster(balancer) := {"ingress": {"agc": {"load_balancers": [object.union(balancer, {"name": "lb"})]}}}

test_two if {
	some finding in rule.deny with input as _cluster({"association_count": 2})
	finding.path == ["ingress", "agc", "load_balancers", 0, "association_count"]
	finding.message == `load balancer "lb" has 2 associations; one is the limit`
}

test_one if count(rule.deny) == 0 with input as _cluster({"association_count": 1})

test_none if count(rule.deny) == 0 with input as _cluster({"association_count": 0})

test_unknown if count(rule.deny) == 0 with input as _cluster({})

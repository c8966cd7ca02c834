package rules.ingress.agc_without_association_test

import data.rules.ingress.agc_without_association as rule

_cluster(balancer) := {"ingress": {"agc": {"load_balancers": [object.union(balancer, {"name": "lb"})]}}}

test_none if {
	some finding in rule.deny with input as _cluster({"association_count": 0, "frontend_count": 1})
	finding.path == ["ingress", "agc", "load_balancers", 0, "association_count"]
}

test_silent[name] if {
	some name, balancer in {
		"one": {"association_count": 1, "frontend_count": 1},
		"no frontend": {"association_count": 0, "frontend_count": 0},
		"associations unknown": {"frontend_count": 1},
		"frontends unknown": {"association_count": 0},
	}
	count(rule.deny) == 0 with input as _cluster(balancer)
}

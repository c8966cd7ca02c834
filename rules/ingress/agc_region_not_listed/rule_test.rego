package rules.ingress.agc_region_not_listed_test

import data.rules.ingress.agc_region_not_listed as rule

_found(balancer) := found if {
	found := rule.deny with input as {"ingress": {"agc": {"load_balancers": [balancer]}}}
		with data.facts.regions.zones as {"westeurope": true, "ukwest": false}
		with data.facts.agc_regions.regions as {"westeurope": true}
}

test_not_listed if {
	some finding in _found({"name": "lb", "location": "ukwest"})
	finding.path == ["ingress", "agc", "load_balancers", 0, "location"]
	finding.message == `load balancer "lb" is in ukwest, which is not listed for Application Gateway for Containers`
}

test_silent[name] if {
	some name, balancer in {
		"listed": {"location": "westeurope"},
		"new region": {"location": "atlantisnorth"},
		"not written": {"location": null},
		"unknown": {},
	}
	count(_found(balancer)) == 0
}

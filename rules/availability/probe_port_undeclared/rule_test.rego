package rules.availability.probe_port_undeclared_test

import data.rules.availability.probe_port_undeclared as rule

_input(probe) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": {"containers": [{"name": "web", "readiness_probe": probe, "liveness_probe": {"port_declared": null}}]},
}]}}

test_not_declared if {
	some finding in rule.deny with input as _input({"port": "http", "port_declared": false})
	finding.message == `the readiness probe of container "web" of Deployment shop/web asks port "http", which the container does not declare`
}

test_silent if {
	count(rule.deny) == 0 with input as _input({"port": "http", "port_declared": true})
	count(rule.deny) == 0 with input as _input({"port": "8080", "port_declared": null})
	count(rule.deny) == 0 with input as _input({"port": "http"})
}

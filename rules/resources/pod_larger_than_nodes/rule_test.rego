package rules.resources.pod_larger_than_nodes_test

import data.rules.resources.pod_larger_than_nodes as rule

_input(fits) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"fits": fits,
	"fit_text": `requests 0.1 cores and 20480 MiB; a node of pool "system" has 3.86 cores and 12000 MiB`,
	"placement": {"eligible": [{"pool": 0}]},
}]}}

test_too_large if {
	some finding in rule.deny with input as _input(false)
	finding.message == `a pod of Deployment shop/web requests 0.1 cores and 20480 MiB; a node of pool "system" has 3.86 cores and 12000 MiB`
}

test_silent if {
	count(rule.deny) == 0 with input as _input(true)
	count(rule.deny) == 0 with input as _input(null)
	count(rule.deny) == 0 with input as json.remove(_input(false), ["kube/workloads/0/fits"])
}

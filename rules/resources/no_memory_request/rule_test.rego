package rules.resources.no_memory_request_test

import data.rules.resources.no_memory_request as rule

_input(pod, container) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": object.union(
		{
			"qos": "Burstable",
			"resources": {"requests": {"memory": null}, "limits": {"memory": null}},
			"containers": [object.union({"name": "web", "role": "regular", "effective": {"memory_request": null}}, container)],
		},
		pod,
	),
}]}}

test_none if {
	some finding in rule.deny with input as _input({}, {})
	finding.message == `container "web" of Deployment shop/web requests no memory`
}

test_silent[note] if {
	some note, change in {
		"there": [{}, {"effective": {"memory_request": 1}}],
		"init container": [{}, {"role": "init"}],
		"nothing at all": [{"qos": "BestEffort"}, {}],
		"of the pod": [{"resources": {"requests": {"memory": 1}}}, {}],
	}
	count(rule.deny) == 0 with input as _input(change[0], change[1])
}

test_unknown if {
	count(rule.deny) == 0 with input as json.remove(_input({}, {}), ["kube/workloads/0/pod/containers/0/effective/memory_request"])
}

package rules.resources.no_cpu_limit_test

import data.rules.resources.no_cpu_limit as rule

_input(pod, container) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": object.union(
		{
			"qos": "Burstable",
			"resources": {"requests": {"cpu": null}, "limits": {"cpu": null}},
			"containers": [object.union({"name": "web", "role": "regular", "effective": {"cpu_limit": null}}, container)],
		},
		pod,
	),
}]}}

test_none if {
	some finding in rule.deny with input as _input({}, {})
	finding.message == `container "web" of Deployment shop/web has no limit of processor`
}

test_silent[note] if {
	some note, change in {
		"there": [{}, {"effective": {"cpu_limit": 1}}],
		"init container": [{}, {"role": "init"}],
		"nothing at all": [{"qos": "BestEffort"}, {}],
		"of the pod": [{"resources": {"limits": {"cpu": 1}}}, {}],
	}
	count(rule.deny) == 0 with input as _input(change[0], change[1])
}

test_unknown if {
	count(rule.deny) == 0 with input as json.remove(_input({}, {}), ["kube/workloads/0/pod/containers/0/effective/cpu_limit"])
}

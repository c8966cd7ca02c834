package rules.availability.no_readiness_probe_test

import data.rules.availability.no_readiness_probe as rule

_input(change) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"long_running": true,
	"pod": {"containers": [object.union(
		{"name": "web", "role": "regular", "serves": true, "readiness_probe": {"written": false}},
		change,
	)]},
}]}}

test_missing if {
	some finding in rule.deny with input as _input({})
	finding.message == `container "web" of Deployment shop/web has no readiness probe`
}

test_silent[note] if {
	some note, change in {
		"written": {"readiness_probe": {"written": true}},
		"init container": {"role": "init"},
		"asked nothing": {"serves": false},
	}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if {
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/workloads/0/pod/containers/0/readiness_probe/written"])
}

test_job if {
	count(rule.deny) == 0 with input as json.patch(_input({}), [{"op": "replace", "path": "kube/workloads/0/long_running", "value": false}])
}

package rules.availability.probes_identical_test

import data.rules.availability.probes_identical as rule

_probe := {"handler": "httpGet {path=/ port=80}", "period_seconds": 10, "timeout_seconds": 1, "failure_threshold": 3}

_input(liveness) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": {"containers": [{"name": "web", "liveness_probe": liveness, "readiness_probe": _probe}]},
}]}}

test_same if count(rule.deny) == 1 with input as _input(_probe)

test_silent[note] if {
	some note, liveness in {
		"more failures": object.union(_probe, {"failure_threshold": 6}),
		"another path": object.union(_probe, {"handler": "httpGet {path=/alive port=80}"}),
		"not written": object.union(_probe, {"handler": null}),
		"unknown": object.remove(_probe, ["period_seconds"]),
	}
	count(rule.deny) == 0 with input as _input(liveness)
}

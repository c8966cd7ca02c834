package rules.availability.slow_start_without_startup_probe_test

import data.rules.availability.slow_start_without_startup_probe as rule

_input(liveness, startup) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": {"containers": [{"name": "web", "liveness_probe": liveness, "startup_probe": startup}]},
}]}}

test_late if count(rule.deny) == 1 with input as _input({"initial_delay_seconds": 60}, {"written": false})

test_silent if {
	count(rule.deny) == 0 with input as _input({"initial_delay_seconds": 59}, {"written": false})
	count(rule.deny) == 0 with input as _input({"initial_delay_seconds": 120}, {"written": true})
	count(rule.deny) == 0 with input as _input({"initial_delay_seconds": 120}, {})
	count(rule.deny) == 0 with input as _input({}, {"written": false})
}

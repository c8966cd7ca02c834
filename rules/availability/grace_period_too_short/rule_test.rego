package rules.availability.grace_period_too_short_test

import data.rules.availability.grace_period_too_short as rule

_input(grace, sleep) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"long_running": true,
	"pod": {"termination_grace_seconds": grace, "containers": [{"name": "web", "pre_stop": {"sleep_seconds": sleep}}]},
}]}}

test_none if count(rule.deny) == 1 with input as _input(0, null)

test_used_up if count(rule.deny) == 1 with input as _input(30, 30)

test_silent if {
	count(rule.deny) == 0 with input as _input(30, null)
	count(rule.deny) == 0 with input as _input(30, 15)
	count(rule.deny) == 0 with input as json.remove(_input(0, null), ["kube/workloads/0/pod/termination_grace_seconds"])
}

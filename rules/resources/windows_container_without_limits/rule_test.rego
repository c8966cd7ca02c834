package rules.resources.windows_container_without_limits_test

import data.rules.resources.windows_container_without_limits as rule

_input(os, effective) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": {"os": os, "containers": [{"name": "web", "role": "regular", "effective": effective}]},
}]}}

test_none if count(rule.deny) == 2 with input as _input("windows", {"cpu_limit": null, "memory_limit": null})

test_silent if {
	count(rule.deny) == 0 with input as _input("windows", {"cpu_limit": 1, "memory_limit": 1})
	count(rule.deny) == 0 with input as _input("linux", {"cpu_limit": null, "memory_limit": null})
	count(rule.deny) == 0 with input as _input("windows", {})
}

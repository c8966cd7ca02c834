package rules.resources.windows_container_without_limits_test

import data.rules.resources.windows_container_without_limits as rule

_input(os, effective) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": {"os": os, "containers": [{"name": "web", "role": "regular", "effective": effective}]},
}]}}

test_none if {
	findings := rule.deny with input as _input("windows", {"cpu_limit": null, "memory_limit": null})
	[finding.message | some finding in findings] == [`Windows container "web" of Deployment shop/web has no limit of processor and memory`]
}

test_one if {
	count(rule.deny) == 1 with input as _input("windows", {"cpu_limit": null, "memory_limit": 1})
	count(rule.deny) == 1 with input as _input("windows", {"cpu_limit": 1, "memory_limit": null})
}

test_silent if {
	count(rule.deny) == 0 with input as _input("windows", {"cpu_limit": 1, "memory_limit": 1})
	count(rule.deny) == 0 with input as _input("linux", {"cpu_limit": null, "memory_limit": null})
	count(rule.deny) == 0 with input as _input("windows", {})
}

package rules.resources.memory_volume_without_limit_test

import data.rules.resources.memory_volume_without_limit as rule

_input(volume) := {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {"volumes": [object.union(
	{"name": "cache", "kind": "emptyDir", "empty_dir_medium": "Memory", "size_limit": null},
	volume,
)]}}]}}

test_unlimited if count(rule.deny) == 1 with input as _input({})

test_silent if {
	count(rule.deny) == 0 with input as _input({"size_limit": "64Mi"})
	count(rule.deny) == 0 with input as _input({"empty_dir_medium": null})
	count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/workloads/0/pod/volumes/0/size_limit"])
}

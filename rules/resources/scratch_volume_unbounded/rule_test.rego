package rules.resources.scratch_volume_unbounded_test

import data.rules.resources.scratch_volume_unbounded as rule

_input(volume, container) := {"kube": {"workloads": [{"address": "Deployment shop/web", "application": true, "pod": {
	"volumes": [object.union({"name": "cache", "kind": "emptyDir", "empty_dir_medium": null, "size_limit": null}, volume)],
	"containers": [object.union(
		{"resources": {"limits": {"ephemeral_storage": null}}, "mounts": [{"name": "cache", "read_only": false}]},
		container,
	)],
}}]}}

test_unbounded if count(rule.deny) == 1 with input as _input({}, {})

test_silent if {
	count(rule.deny) == 0 with input as _input({"size_limit": "64Mi"}, {})
	count(rule.deny) == 0 with input as _input({}, {"mounts": []})
	count(rule.deny) == 0 with input as _input({}, {"resources": {"limits": {"ephemeral_storage": 1}}})
	count(rule.deny) == 0 with input as json.remove(_input({}, {}), ["kube/workloads/0/pod/volumes/0/size_limit"])
}

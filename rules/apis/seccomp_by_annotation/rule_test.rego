package rules.apis.seccomp_by_annotation_test

import data.rules.apis.seccomp_by_annotation as rule

_input(more) := {"kube": {"workloads": [object.union({"address": "Deployment shop/web", "application": true}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"pod": {"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}, "security": {"seccomp_type": null}, "containers": [{"security": {"seccomp_type": null}}]}})
	finding.path == ["kube", "workloads", 0, "pod", "annotations"]
}

test_silent[name] if {
	some name, more in {
		"set properly": {"pod": {"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}, "security": {"seccomp_type": "RuntimeDefault"}, "containers": [{"security": {"seccomp_type": null}}]}},
		"no annotation": {"pod": {"annotations": {}, "security": {"seccomp_type": null}, "containers": [{"security": {"seccomp_type": null}}]}},
		"not known": {"pod": {"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}, "security": {}, "containers": [{"security": {}}]}},
	}
	count(rule.deny) == 0 with input as _input(more)
}

package rules.apis.git_repo_volume_test

import data.rules.apis.git_repo_volume as rule

_input(more) := {"kube": {"workloads": [object.union({"address": "Deployment shop/web", "application": true}, more)]}}

test_bad if {
	some finding in rule.deny with input as _input({"pod": {"volumes": [{"kind": "gitRepo"}]}})
	finding.path == ["kube", "workloads", 0, "pod", "volumes", 0]
}

test_silent[name] if {
	some name, more in {
		"another type": {"pod": {"volumes": [{"kind": "emptyDir"}]}},
		"of the system": {"application": false, "pod": {"volumes": [{"kind": "gitRepo"}]}},
	}
	count(rule.deny) == 0 with input as _input(more)
}

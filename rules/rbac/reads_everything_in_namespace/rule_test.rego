package rules.rbac.reads_everything_in_namespace_test

import data.rules.rbac.reads_everything_in_namespace as rule

_cluster(groups, verbs) := {"kube": {"roles": [{"address": "Role shop/viewer", "cluster_wide": false, "system": false, "rules": [{"wildcard": "resources", "api_groups": groups, "verbs": verbs}]}]}}

test_found if {
	some finding in rule.deny with input as _cluster(["apps"], ["get", "list"])
	finding.path == ["kube", "roles", 0, "rules", 0, "resources"]
	finding.message == "Role shop/viewer reads every resource of the API group apps"
}

test_secrets_among_them if {
	every group in ["", "*"] {
		some finding in rule.deny with input as _cluster([group], ["get"])
		endswith(finding.message, ", Secrets among them")
	}
}

test_silent[note] if {
	some note, patch in {
		"cluster role": [{"op": "replace", "path": "/kube/roles/0/cluster_wide", "value": true}],
		"of the system": [{"op": "replace", "path": "/kube/roles/0/system", "value": true}],
		"writes too": [{"op": "add", "path": "/kube/roles/0/rules/0/verbs/-", "value": "patch"}],
		"no star": [{"op": "replace", "path": "/kube/roles/0/rules/0/wildcard", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/roles/0/rules/0/wildcard"}],
	}
	count(rule.deny) == 0 with input as json.patch(_cluster(["apps"], ["get", "list"]), patch)
}

package rules.rbac.wildcard_in_role_test

import data.rules.rbac.wildcard_in_role as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"wildcard": "verbs"}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"wildcard": null}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"wildcard": "verbs"}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

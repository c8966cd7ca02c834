package rules.rbac.mints_tokens_test

import data.rules.rbac.mints_tokens as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"mints_tokens": true}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"mints_tokens": false}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"mints_tokens": true}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

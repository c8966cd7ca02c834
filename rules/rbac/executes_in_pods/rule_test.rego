package rules.rbac.executes_in_pods_test

import data.rules.rbac.executes_in_pods as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"executes": true}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"executes": false}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"executes": true}]}]}},
		"not bound": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "none", "rules": [{"executes": true}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

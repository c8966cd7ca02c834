package rules.rbac.creates_persistent_volumes_test

import data.rules.rbac.creates_persistent_volumes as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"creates_volumes": true}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"creates_volumes": false}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"creates_volumes": true}]}]}},
		"not bound": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "none", "rules": [{"creates_volumes": true}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

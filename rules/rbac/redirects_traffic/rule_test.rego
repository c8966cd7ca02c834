package rules.rbac.redirects_traffic_test

import data.rules.rbac.redirects_traffic as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"redirects_traffic": true}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"redirects_traffic": false}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"redirects_traffic": true}]}]}},
		"not bound": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "none", "rules": [{"redirects_traffic": true}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

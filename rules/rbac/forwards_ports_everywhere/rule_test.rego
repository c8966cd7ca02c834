package rules.rbac.forwards_ports_everywhere_test

import data.rules.rbac.forwards_ports_everywhere as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"forwards_ports": true}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"not": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"forwards_ports": false}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"forwards_ports": true}]}]}},
		"not bound": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "none", "rules": [{"forwards_ports": true}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.rbac.namespace_admin_by_cluster_admin_test

import data.rules.rbac.namespace_admin_by_cluster_admin as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": false, "system": false, "everything": true, "role_name": "cluster-admin"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": false, "system": false, "everything": false, "role_name": "view"}]}},
		"unknown": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": false, "system": false, "role_name": "x"}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

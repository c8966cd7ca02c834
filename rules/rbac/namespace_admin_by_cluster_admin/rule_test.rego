package rules.rbac.namespace_admin_by_cluster_admin_test

import data.rules.rbac.namespace_admin_by_cluster_admin as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": false, "system": false, "everything": true, "role": null, "subjects": [{"name": "deployer"}], "role_name": "cluster-admin"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": false, "system": false, "everything": false, "role": null, "subjects": [{"name": "deployer"}], "role_name": "view"}]}},
		"a role among the files": {"kube": {"role_bindings": [{"address": "it", "cluster_wide": false, "system": false, "everything": true, "role": 0, "subjects": [{"name": "deployer"}], "role_name": "ours"}]}},
		"nobody": {"kube": {"role_bindings": [{"address": "it", "cluster_wide": false, "system": false, "everything": true, "role": null, "subjects": [], "role_name": "cluster-admin"}]}},
		"unknown": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": false, "system": false, "subjects": [{"name": "deployer"}], "role_name": "x"}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

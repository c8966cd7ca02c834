package rules.rbac.cluster_admin_bound_test

import data.rules.rbac.cluster_admin_bound as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "everything": true, "role": null, "subjects": [{"name": "deployer"}], "role_name": "cluster-admin"}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "everything": false, "role": null, "subjects": [{"name": "deployer"}], "role_name": "view"}]}},
		"a role among the files": {"kube": {"role_bindings": [{"address": "it", "cluster_wide": true, "system": false, "everything": true, "role": 0, "subjects": [{"name": "deployer"}], "role_name": "ours"}]}},
		"nobody": {"kube": {"role_bindings": [{"address": "it", "cluster_wide": true, "system": false, "everything": true, "role": null, "subjects": [], "role_name": "cluster-admin"}]}},
		"unknown": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "subjects": [{"name": "deployer"}], "role_name": "x"}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

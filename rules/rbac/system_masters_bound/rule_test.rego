package rules.rbac.system_masters_bound_test

import data.rules.rbac.system_masters_bound as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "Group", "name": "system:masters"}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "Group", "name": "team"}]}]}},
		"service account": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "ServiceAccount", "name": "system:masters"}]}]}},
		"unknown": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "Group"}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

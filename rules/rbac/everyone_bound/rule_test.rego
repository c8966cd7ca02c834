package rules.rbac.everyone_bound_test

import data.rules.rbac.everyone_bound as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "Group", "name": "system:unauthenticated"}]}]}}
}

_signed_in(more) := {"kube": {"role_bindings": [object.union(
	{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "ours", "subjects": [{"kind": "Group", "name": "system:authenticated"}]},
	more,
)]}}

test_writes if count(rule.deny) == 1 with input as _signed_in({"more_than_reads": true})

test_reads if count(rule.deny) == 0 with input as _signed_in({"more_than_reads": false})

test_not_known_what if count(rule.deny) == 0 with input as _signed_in({})

test_in_a_namespace if count(rule.deny) == 0 with input as _signed_in({"more_than_reads": true, "cluster_wide": false})

test_silent[note] if {
	some note, cluster in {
		"another": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "Group", "name": "team"}]}]}},
		"service account": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "ServiceAccount", "name": "system:unauthenticated"}]}]}},
		"unknown": {"kube": {"role_bindings": [{"address": "ClusterRoleBinding deployer", "cluster_wide": true, "system": false, "role_name": "edit", "subjects": [{"kind": "Group"}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

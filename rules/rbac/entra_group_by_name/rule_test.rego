package rules.rbac.entra_group_by_name_test

import data.rules.rbac.entra_group_by_name as rule

test_found if {
	count(rule.deny) == 1 with input as {"identity": {"entra": true}, "kube": {"role_bindings": [{"address": "b", "subjects": [{"kind": "Group", "name": "devs", "object_id": false}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"id": {"identity": {"entra": true}, "kube": {"role_bindings": [{"address": "b", "subjects": [{"kind": "Group", "name": "1", "object_id": true}]}]}},
		"system": {"identity": {"entra": true}, "kube": {"role_bindings": [{"address": "b", "subjects": [{"kind": "Group", "name": "system:nodes", "object_id": false}]}]}},
		"without entra": {"identity": {"entra": false}, "kube": {"role_bindings": [{"address": "b", "subjects": [{"kind": "Group", "name": "devs", "object_id": false}]}]}},
		"unknown": {"identity": {}, "kube": {"role_bindings": [{"address": "b", "subjects": [{"kind": "Group", "name": "devs", "object_id": false}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

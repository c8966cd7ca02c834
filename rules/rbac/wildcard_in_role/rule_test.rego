package rules.rbac.wildcard_in_role_test

import data.rules.rbac.wildcard_in_role as rule

test_found if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"wildcard": "verbs", "api_groups": ["apps"]}]}]}}
}

test_silent[note] if {
	some note, cluster in {
		"none": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{"wildcard": null, "api_groups": ["apps"]}]}]}},
		"unknown": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": false, "bound": "cluster", "rules": [{}]}]}},
		"only reads in one namespace": {"kube": {"roles": [{"address": "Role shop/reader", "cluster_wide": false, "system": false, "rules": [{"wildcard": "resources", "api_groups": [""], "verbs": ["get", "list"]}]}]}},
		"of the system": {"kube": {"roles": [{"address": "ClusterRole deployer", "cluster_wide": true, "system": true, "bound": "cluster", "rules": [{"wildcard": "verbs", "api_groups": ["apps"]}]}]}},
	}
	count(rule.deny) == 0 with input as cluster
}

test_points_at_the_star if {
	some finding in rule.deny with input as {"kube": {"roles": [{"address": "ClusterRole reader", "cluster_wide": true, "system": false, "rules": [{"wildcard": "resources", "api_groups": [""], "verbs": ["get"]}]}]}}
	finding.path == ["kube", "roles", 0, "rules", 0, "resources"]
}

test_writes_in_namespace if {
	count(rule.deny) == 1 with input as {"kube": {"roles": [{"address": "Role shop/writer", "cluster_wide": false, "system": false, "rules": [{"wildcard": "resources", "api_groups": [""], "verbs": ["get", "patch"]}]}]}}
}

test_everything if {
	some finding in rule.deny with input as {"kube": {"roles": [{"address": "Role shop/reconciler", "cluster_wide": false, "system": false, "rules": [{"wildcard": "resources and verbs", "api_groups": ["*"]}]}]}}
	finding.message == "Role shop/reconciler allows everything: it has a star for API groups, resources and verbs"
}

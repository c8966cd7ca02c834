package rules.addressing.subnet_with_two_roles_test

import data.rules.addressing.subnet_with_two_roles as rule

_cluster(roles) := {
	"ingress": {"agic": {"enabled": false, "subnet": {"index": null}}},
	"network": {"subnets": [{"name": "shared", "uses": [{"role": role, "name": role} | some role in roles]}]},
}

test_excluded[name] if {
	some name, roles in {
		"gateway": ["nodes", "application_gateway"],
		"virtual nodes": ["nodes", "virtual_nodes"],
		"bastion": ["bastion", "pods"],
		"pods": ["nodes", "pods"],
		"two pools": ["nodes", "nodes", "firewall"],
	}
	findings := rule.deny with input as _cluster(roles)
	count(findings) == 1
	some finding in findings
	finding.path == ["network", "subnets", 0, "prefixes"]
	count(finding.related) == count(roles)
}

test_silent[name] if {
	some name, cluster in {
		"one role": _cluster(["nodes", "nodes"]),
		"endpoints": _cluster(["nodes", "private_endpoints"]),
		"told elsewhere": _cluster(["nodes", "api_server", "agc"]),
		"gateway of the ingress controller": object.union(
			_cluster(["nodes", "application_gateway"]),
			{"ingress": {"agic": {"enabled": true, "subnet": {"index": 0}}}},
		),
	}
	count(rule.deny) == 0 with input as cluster
}

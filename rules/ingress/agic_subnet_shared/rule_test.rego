package rules.ingress.agic_subnet_shared_test

import data.rules.ingress.agic_subnet_shared as rule

_cluster(ipam, subnet) := {
	"network": {"ipam": ipam, "subnets": [subnet]},
	"ingress": {"agic": {"enabled": true, "subnet": {"id": "s", "index": 0}}},
}

_uses(roles) := {"uses": [{"role": role} | some role in roles]}

test_role[role] if {
	some role in ["nodes", "pods", "api_server", "agc", "virtual_nodes"]
	some finding in rule.deny with input as _cluster("overlay", _uses(["application_gateway", role]))
	finding.path == ["ingress", "agic", "subnet", "id"]
	finding.related[0].path == ["network", "subnets", 0, "uses", 1]
}

test_silent[name] if {
	some name, cluster in {
		"alone": _cluster("overlay", _uses(["application_gateway", "application_gateway"])),
		"off": object.union(_cluster("overlay", _uses(["nodes"])), {"ingress": {"agic": {"enabled": false}}}),
		"switch unknown": json.remove(_cluster("overlay", _uses(["nodes"])), ["ingress/agic/enabled"]),
		"subnet unknown": json.remove(_cluster("overlay", _uses(["nodes"])), ["ingress/agic/subnet/index"]),
	}
	count(rule.deny) == 0 with input as cluster
}

package rules.scheduling.static_egress_without_gateway_test

import data.rules.scheduling.static_egress_without_gateway as rule

_workload(application, needs) := {"kube": {"workloads": [{"address": "Deployment shop/web", "application": application, "needs": needs}]}}

_gateway(more) := {
	"pools": [{"mode": "User"}],
	"kube": {"egress_gateways": [object.union({"address": "StaticGatewayConfiguration shop/fixed", "pool": "apps"}, more)]},
}

test_no_object if {
	some finding in rule.deny with input as _workload(true, {"egress_gateway": "fixed", "egress_gateway_found": false})
	finding.path == ["kube", "workloads", 0, "needs", "egress_gateway"]
	contains(finding.message, "StaticGatewayConfiguration fixed")
}

test_other_mode if {
	some finding in rule.deny with input as _gateway({"pool_index": 0, "pool_found": false})
	finding.path == ["kube", "egress_gateways", 0, "pool"]
	finding.related[0].path == ["pools", 0, "mode"]
	contains(finding.message, "of mode User")
}

test_no_pool if {
	some finding in rule.deny with input as _gateway({"pool_index": null, "pool_found": false})
	contains(finding.message, "does not have")
}

test_silent[name] if {
	some name, document in {
		"found": _workload(true, {"egress_gateway": "fixed", "egress_gateway_found": true}),
		"no annotation": _workload(true, {"egress_gateway": null, "egress_gateway_found": null}),
		"not known": _workload(true, {"egress_gateway": "fixed"}),
		"of the system": _workload(false, {"egress_gateway": "fixed", "egress_gateway_found": false}),
		"a gateway pool": _gateway({"pool_index": 0, "pool_found": true}),
		"no pool named": _gateway({"pool": null, "pool_index": null, "pool_found": null}),
		"pools not known": _gateway({}),
	}
	count(rule.deny) == 0 with input as document
}

package rules.addressing.default_range_overlaps_test

import data.rules.addressing.default_range_overlaps as rule

_services := {"role": "services", "name": "", "cidr": "10.0.0.0/16", "path": ["network", "service_cidrs"], "implied": true}

_pods := {"role": "pods", "name": "", "cidr": "10.244.0.0/16", "path": ["network", "pod_cidrs"], "implied": true}

_network := {
	"role": "peered_vnet",
	"name": "hub",
	"cidr": "10.0.0.0/8",
	"path": ["network", "vnets", 0, "address_space"],
	"implied": false,
}

_cluster(overlaps) := {"addressing": {"overlaps": overlaps}}

test_default_overlaps[role] if {
	some role, side in {"services": _services, "pods": _pods}
	some finding in rule.deny with input as _cluster([{"a": side, "b": _network, "implied": true, "within_text": ""}])
	finding.path == side.path
	contains(finding.message, "is written, so the default of Azure applies")
}

test_the_side_that_is_not_written_is_named if {
	written := object.union(_services, {"cidr": "10.244.0.0/16", "implied": false})
	findings := rule.deny with input as _cluster([{"a": written, "b": _pods, "implied": true, "within_text": ""}])
	count(findings) == 1
	some finding in findings
	finding.path == ["network", "pod_cidrs"]
	contains(finding.message, "no pod range is written")
}

test_subnets_in_the_range_are_told if {
	text := ", in which no subnet is known to have these addresses"
	some finding in rule.deny with input as _cluster([{"a": _services, "b": _network, "implied": true, "within_text": text}])
	contains(finding.message, concat("", ["of peered network \"hub\"", text, "; no service range"]))
}

test_silent[name] if {
	some name, cluster in {
		"none": _cluster([]),
		"written": _cluster([{"a": object.union(_services, {"implied": false}), "b": _network, "implied": false}]),
	}
	count(rule.deny) == 0 with input as cluster
}

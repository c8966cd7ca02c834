package rules.network.dual_stack_not_supported_test

import data.rules.network.dual_stack_not_supported as rule

_network := {"ip_families": ["IPv4", "IPv6"], "ipam": "overlay", "policy": "cilium"}

_cluster(change) := {"name": "portal", "network": object.union(_network, change)}

test_not_overlay if {
	some finding in rule.deny with input as _cluster({"ipam": "node_subnet"})
	finding.path == ["network", "ip_families"]
}

test_policy[engine] if {
	some engine in ["azure", "calico"]
	some finding in rule.deny with input as _cluster({"policy": engine})
	finding.path == ["network", "policy"]
}

test_silent[name] if {
	some name, change in {
		"overlay": {},
		"no policies": {"policy": "none"},
		"one family": {"ip_families": ["IPv4"], "ipam": "node_subnet", "policy": "azure"},
		"kubenet": {"ipam": "kubenet"},
		"own plugin": {"ipam": "none"},
	}
	count(rule.deny) == 0 with input as _cluster(change)
}

test_unknown[key] if {
	some key in ["ip_families", "ipam", "policy"]
	count(rule.deny) == 0 with input as {"name": "portal", "network": object.remove(_network, [key])}
}

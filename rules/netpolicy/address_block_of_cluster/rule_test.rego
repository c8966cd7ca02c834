package rules.netpolicy.address_block_of_cluster_test

import data.rules.netpolicy.address_block_of_cluster as rule

_bad := {"kube": {"network_policies": [{"address": "NetworkPolicy shop/web", "application": true, "family": "kubernetes", "rules": [{"direction": "ingress", "peers": [{"cidr": "10.244.8.0/24", "lies_in": "pods"}]}]}]}, "network": {"data_plane": "cilium"}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "network_policies", 0, "rules", 0, "peers", 0, "cidr"]
	finding.message == `NetworkPolicy shop/web allows 10.244.8.0/24 by addresses of pods, which Cilium never matches`
}

test_silent[name] if {
	some name, patch in {
		"outside": [{"op": "replace", "path": "/kube/network_policies/0/rules/0/peers/0/lies_in", "value": null}],
		"unknown": [{"op": "remove", "path": "/kube/network_policies/0/rules/0/peers/0/lies_in"}],
		"another data plane": [{"op": "replace", "path": "/network/data_plane", "value": "azure"}],
		"data plane unknown": [{"op": "remove", "path": "/network/data_plane"}],
		"of the system": [{"op": "replace", "path": "/kube/network_policies/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

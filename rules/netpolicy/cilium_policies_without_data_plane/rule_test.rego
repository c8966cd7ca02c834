package rules.netpolicy.cilium_policies_without_data_plane_test

import data.rules.netpolicy.cilium_policies_without_data_plane as rule

_bad := {"kube": {"network_policies": [{"address": "CiliumNetworkPolicy shop/web"}], "isolation": {"kubernetes": null, "kubernetes_text": null, "cilium": 0, "calico": null, "fqdn": null, "layer_7": null, "own_engine": false}}, "network": {"policy": "none", "data_plane": "azure", "policies_beyond_ports": "none"}, "addons": {"service_mesh": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "isolation", "cilium"]
	finding.message == `CiliumNetworkPolicy shop/web needs the data plane of Cilium, and that of the cluster is azure`
}

test_silent[name] if {
	some name, patch in {
		"cilium": [{"op": "replace", "path": "/network/data_plane", "value": "cilium"}],
		"unknown": [{"op": "remove", "path": "/network/data_plane"}],
		"none": [{"op": "replace", "path": "/kube/isolation/cilium", "value": null}],
		"own": [{"op": "replace", "path": "/kube/isolation/own_engine", "value": true}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

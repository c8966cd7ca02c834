package rules.netpolicy.cilium_policy_beyond_ports_test

import data.rules.netpolicy.cilium_policy_beyond_ports as rule

_bad := {"kube": {"network_policies": [{"address": "CiliumNetworkPolicy shop/web"}], "isolation": {"kubernetes": null, "kubernetes_text": null, "cilium": 0, "calico": null, "fqdn": 0, "layer_7": null, "own_engine": false}}, "network": {"data_plane": "cilium", "policies_beyond_ports": "none"}, "addons": {"service_mesh": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "isolation", "fqdn"]
	finding.message == `CiliumNetworkPolicy shop/web has rules for hosts, and the security features of Advanced Container Networking Services are off`
}

test_found_too[name] if {
	some name, patch in {
		"requests": [{"op": "replace", "path": "/kube/isolation", "value": {"kubernetes": null, "kubernetes_text": null, "cilium": null, "calico": null, "fqdn": null, "layer_7": 0, "own_engine": false}}, {"op": "replace", "path": "/network/policies_beyond_ports", "value": "fqdn"}],
		"mesh": [{"op": "replace", "path": "/kube/isolation", "value": {"kubernetes": null, "kubernetes_text": null, "cilium": null, "calico": null, "fqdn": null, "layer_7": 0, "own_engine": false}}, {"op": "replace", "path": "/network/policies_beyond_ports", "value": "l7"}, {"op": "replace", "path": "/addons/service_mesh", "value": true}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"on": [{"op": "replace", "path": "/network/policies_beyond_ports", "value": "fqdn"}],
		"unknown": [{"op": "remove", "path": "/network/policies_beyond_ports"}],
		"none": [{"op": "replace", "path": "/kube/isolation/fqdn", "value": null}],
		"own": [{"op": "replace", "path": "/kube/isolation/own_engine", "value": true}],
		"another data plane": [{"op": "replace", "path": "/network/data_plane", "value": "azure"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

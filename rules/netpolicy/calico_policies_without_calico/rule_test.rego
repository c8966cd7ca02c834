package rules.netpolicy.calico_policies_without_calico_test

import data.rules.netpolicy.calico_policies_without_calico as rule

_bad := {"kube": {"network_policies": [{"address": "NetworkPolicy shop/web"}], "isolation": {"kubernetes": null, "kubernetes_text": null, "cilium": null, "calico": 0, "fqdn": null, "layer_7": null, "own_engine": false}}, "network": {"policy": "azure", "data_plane": "azure"}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "isolation", "calico"]
	finding.message == `NetworkPolicy shop/web needs Calico, and the network policy engine of the cluster is azure`
}

test_silent[name] if {
	some name, patch in {
		"calico": [{"op": "replace", "path": "/network/policy", "value": "calico"}],
		"unknown": [{"op": "remove", "path": "/network/policy"}],
		"none": [{"op": "replace", "path": "/kube/isolation/calico", "value": null}],
		"own": [{"op": "replace", "path": "/kube/isolation/own_engine", "value": true}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

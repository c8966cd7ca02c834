package rules.netpolicy.policies_without_engine_test

import data.rules.netpolicy.policies_without_engine as rule

_bad := {"kube": {"network_policies": [{"address": "NetworkPolicy shop/web"}], "isolation": {"kubernetes": 0, "kubernetes_text": "NetworkPolicy shop/web and 2 others", "cilium": null, "calico": null, "fqdn": null, "layer_7": null, "own_engine": false}}, "network": {"policy": "none", "data_plane": "azure"}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "isolation", "kubernetes"]
	finding.message == `nothing in the cluster enforces NetworkPolicy shop/web and 2 others`
}

test_silent[name] if {
	some name, patch in {
		"calico": [{"op": "replace", "path": "/network/policy", "value": "calico"}],
		"cilium": [{"op": "replace", "path": "/network/data_plane", "value": "cilium"}],
		"unknown": [{"op": "remove", "path": "/network/policy"}],
		"no policies": [{"op": "replace", "path": "/kube/isolation/kubernetes", "value": null}],
		"own": [{"op": "replace", "path": "/kube/isolation/own_engine", "value": true}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

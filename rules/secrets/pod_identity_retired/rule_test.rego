package rules.secrets.pod_identity_retired_test

import data.rules.secrets.pod_identity_retired as rule

_bad := {"kube": {"objects": [{"address": "AzureIdentity shop/web", "group": "aadpodidentity.k8s.io"}], "workloads": []}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "objects", 0, "name"]
	finding.message == `AzureIdentity shop/web belongs to pod-managed identity, which is retired`
}

test_found_too[name] if {
	some name, patch in {
		"label": [{"op": "replace", "path": "/kube", "value": {"objects": [], "workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"pod_identity_label": "web"}}]}}],
		"component": [{"op": "replace", "path": "/kube/workloads", "value": [{"address": "DaemonSet kube-system/nmi", "pod": {"containers": [{"pod_identity_component": true}]}}]}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"another group": [{"op": "replace", "path": "/kube/objects/0/group", "value": "apps"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.workload_identity_off_test

import data.rules.secrets.workload_identity_off as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"uses": true}}]}, "identity": {"oidc_issuer": false, "workload_identity": false}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "uses"]
	finding.message == `Deployment shop/web signs in to Azure by workload identity, and the OIDC issuer of the cluster is off`
}

test_found_too[name] if {
	some name, patch in {
		"no webhook": [{"op": "replace", "path": "/identity/oidc_issuer", "value": true}],
	}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {
		"no label": [{"op": "replace", "path": "/kube/workloads/0/identity/uses", "value": false}],
		"label unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/uses"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"on": [{"op": "replace", "path": "/identity", "value": {"oidc_issuer": true, "workload_identity": true}}],
		"cluster unknown": [{"op": "replace", "path": "/identity", "value": {}}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.migration_proxy_left_test

import data.rules.secrets.migration_proxy_left as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"proxy_sidecar": true}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "proxy_sidecar"]
	finding.message == `Deployment shop/web asks for the proxy sidecar of the migration to workload identity`
}

test_silent[name] if {
	some name, patch in {
		"off": [{"op": "replace", "path": "/kube/workloads/0/identity/proxy_sidecar", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/proxy_sidecar"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.workload_identity_label_misplaced_test

import data.rules.secrets.workload_identity_label_misplaced as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "identity": {"use_label_misplaced": true, "use_label": null, "use_label_is_text": null}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "identity", "use_label_misplaced"]
	finding.message == `Deployment shop/web carries the label azure.workload.identity/use itself, and its pods do not`
}

test_silent[name] if {
	some name, patch in {
		"right": [{"op": "replace", "path": "/kube/workloads/0/identity/use_label_misplaced", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/identity/use_label_misplaced"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

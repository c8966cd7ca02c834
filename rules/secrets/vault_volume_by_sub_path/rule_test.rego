package rules.secrets.vault_volume_by_sub_path_test

import data.rules.secrets.vault_volume_by_sub_path as rule

_bad := {"kube": {"workloads": [{"application": true, "address": "Deployment shop/web", "pod": {"containers": [{"name": "web", "mounts": [{"from_vault": true, "sub_path": "database", "name": "keys"}]}]}}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "workloads", 0, "pod", "containers", 0, "mounts", 0, "sub_path"]
	finding.message == `container "web" of Deployment shop/web mounts Key Vault volume "keys" by sub-path "database", which keeps rotated values out`
}

test_silent[name] if {
	some name, patch in {
		"whole": [{"op": "replace", "path": "/kube/workloads/0/pod/containers/0/mounts/0/sub_path", "value": null}],
		"other volume": [{"op": "replace", "path": "/kube/workloads/0/pod/containers/0/mounts/0/from_vault", "value": false}],
		"unknown": [{"op": "remove", "path": "/kube/workloads/0/pod/containers/0/mounts/0/from_vault"}],
		"of the system": [{"op": "replace", "path": "/kube/workloads/0/application", "value": false}],
		"namespace unknown": [{"op": "remove", "path": "/kube/workloads/0/application"}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.secrets.credential_in_config_map_test

import data.rules.secrets.credential_in_config_map as rule

_bad := {"kube": {"config_maps": [{"application": true, "address": "ConfigMap shop/web", "sensitive": [{"key": "tls.key", "kind": "a private key"}]}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "config_maps", 0, "sensitive", 0, "key"]
	finding.message == `ConfigMap shop/web holds a private key in entry "tls.key"`
}

test_silent[name] if {
	some name, patch in {
		"none": [{"op": "replace", "path": "/kube/config_maps/0/sensitive", "value": []}],
		"of the system": [{"op": "replace", "path": "/kube/config_maps/0/application", "value": false}],
	}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

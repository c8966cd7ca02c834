package rules.secrets.pod_identity_addon_test

import data.rules.secrets.pod_identity_addon as rule

test_on if {
	some finding in rule.deny with input as {"name": "shop", "identity": {"pod_identity": true}}
	finding.path == ["identity", "pod_identity"]
	contains(finding.message, `cluster "shop"`)
}

test_silent[name] if {
	some name, identity in {"off": {"pod_identity": false}, "not known": {}}
	count(rule.deny) == 0 with input as {"name": "shop", "identity": identity}
}

package rules.services.coredns_edited_test

import data.rules.services.coredns_edited as rule

_bad := {"kube": {"objects": [{"address": "ConfigMap kube-system/coredns", "kind": "ConfigMap", "group": "", "name": "coredns", "namespace": "kube-system"}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "objects", 0, "name"]
	finding.message == `ConfigMap kube-system/coredns belongs to AKS, which puts its own back`
}

test_silent[name] if {
	some name, patch in {"custom": [{"op": "replace", "path": "/kube/objects/0/name", "value": "coredns-custom"}], "elsewhere": [{"op": "replace", "path": "/kube/objects/0/namespace", "value": "shop"}], "unknown": [{"op": "remove", "path": "/kube/objects/0/namespace"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.services.istio_injection_label_test

import data.rules.services.istio_injection_label as rule

_bad := {"kube": {"namespaces": [{"name": "shop", "declared": true, "labels": {"istio-injection": "enabled"}}]}, "addons": {"service_mesh": true}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "namespaces", 0, "labels", "istio-injection"]
	finding.message == `namespace "shop" has the label istio-injection, which the Istio add-on does not inject by`
}

test_silent[name] if {
	some name, patch in {"no add-on": [{"op": "replace", "path": "/addons/service_mesh", "value": false}], "unknown": [{"op": "remove", "path": "/addons/service_mesh"}], "no label": [{"op": "replace", "path": "/kube/namespaces/0/labels", "value": {}}], "labels unknown": [{"op": "remove", "path": "/kube/namespaces/0/labels"}], "off": [{"op": "replace", "path": "/kube/namespaces/0/labels/istio-injection", "value": "disabled"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

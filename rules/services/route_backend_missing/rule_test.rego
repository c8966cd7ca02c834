package rules.services.route_backend_missing_test

import data.rules.services.route_backend_missing as rule

_bad := {"kube": {"routes": [{"address": "HTTPRoute shop/web", "application": true, "kind": "HTTPRoute", "parents": [{"name": "web", "found": true, "has_section": null, "admitted": true, "gateway": 0, "section": null}], "backends": [{"name": "web", "port": "80", "found": true, "port_found": false, "index": 0}]}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "routes", 0, "backends", 0, "port"]
	finding.message == `HTTPRoute shop/web leads to port 80 of Service "web", which has no such port`
}

test_found_too[name] if {
	some name, patch in {"missing": [{"op": "replace", "path": "/kube/routes/0/backends/0/found", "value": false}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/routes/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/routes/0/application"}], "there": [{"op": "replace", "path": "/kube/routes/0/backends/0/port_found", "value": true}], "unknown": [{"op": "remove", "path": "/kube/routes/0/backends/0/port_found"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

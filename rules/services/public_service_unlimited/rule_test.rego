package rules.services.public_service_unlimited_test

import data.rules.services.public_service_unlimited as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 8883}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "type"]
	finding.message == `Service shop/web is public on port 8883, and every source may connect`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "internal": [{"op": "replace", "path": "/kube/services/0/load_balancer/public", "value": false}], "limited": [{"op": "replace", "path": "/kube/services/0/load_balancer/limited", "value": true}], "limits unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/limited"}], "web": [{"op": "replace", "path": "/kube/services/0/ports/0/port", "value": 443}], "guarded": [{"op": "replace", "path": "/kube/services/0/ports/0/port", "value": 22}], "entry": [{"op": "replace", "path": "/kube/services/0/entry", "value": true}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

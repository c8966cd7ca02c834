package rules.services.public_load_balancer_test

import data.rules.services.public_load_balancer as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "type"]
	finding.message == `Service shop/web has a public load balancer`
}

test_found_too[name] if {
	some name, patch in {"limited": [{"op": "replace", "path": "/kube/services/0/load_balancer/limited", "value": true}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "internal": [{"op": "replace", "path": "/kube/services/0/load_balancer/public", "value": false}], "entry": [{"op": "replace", "path": "/kube/services/0/entry", "value": true}], "entry unknown": [{"op": "remove", "path": "/kube/services/0/entry"}], "another port": [{"op": "replace", "path": "/kube/services/0/ports/0/port", "value": 5432}], "limits unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/limited"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

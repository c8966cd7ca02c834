package rules.services.guarded_port_public_test

import data.rules.services.guarded_port_public as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 5432}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "ports", 0, "port"]
	finding.message == `Service shop/web opens port 5432 (PostgreSQL) to the internet`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "internal": [{"op": "replace", "path": "/kube/services/0/load_balancer/public", "value": false}], "limited": [{"op": "replace", "path": "/kube/services/0/load_balancer/limited", "value": true}], "limits unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/limited"}], "another port": [{"op": "replace", "path": "/kube/services/0/ports/0/port", "value": 443}], "port unknown": [{"op": "remove", "path": "/kube/services/0/ports/0/port"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

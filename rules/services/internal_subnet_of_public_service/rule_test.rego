package rules.services.internal_subnet_of_public_service_test

import data.rules.services.internal_subnet_of_public_service as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": "apps", "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "load_balancer", "subnet"]
	finding.message == `Service shop/web names subnet "apps" but asks for no internal load balancer: it is public`
}

test_silent[name] if {
	some name, patch in {"internal": [{"op": "replace", "path": "/kube/services/0/load_balancer/public", "value": false}], "no subnet": [{"op": "replace", "path": "/kube/services/0/load_balancer/subnet", "value": null}], "unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/public"}], "subnet unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/subnet"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

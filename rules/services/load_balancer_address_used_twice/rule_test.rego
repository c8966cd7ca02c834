package rules.services.load_balancer_address_used_twice_test

import data.rules.services.load_balancer_address_used_twice as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": "10.1.0.30", "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": 1}, "load_balancer_ip": null, "ip_family_policy": null}, {"address": "Service shop/api", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "load_balancer", "address"]
	finding.message == `Service shop/web asks for address 10.1.0.30 and a port of Service shop/api`
}

test_silent[name] if {
	some name, patch in {"none": [{"op": "replace", "path": "/kube/services/0/load_balancer/twin", "value": null}], "unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/twin"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

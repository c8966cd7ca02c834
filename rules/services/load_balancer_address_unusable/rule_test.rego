package rules.services.load_balancer_address_unusable_test

import data.rules.services.load_balancer_address_unusable as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": false, "internal": true, "limited": false, "subnet": null, "address": "10.1.0.3", "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": 0, "subnet_found": null, "address_problem": "reserved", "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}, "network": {"subnets": [{}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "load_balancer", "address"]
	finding.message == `Service shop/web asks for the address 10.1.0.3, which is kept by Azure`
}

test_found_too[name] if {
	some name, patch in {"outside": [{"op": "replace", "path": "/kube/services/0/load_balancer/address_problem", "value": "outside"}], "no address": [{"op": "replace", "path": "/kube/services/0/load_balancer/address_problem", "value": "invalid"}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"usable": [{"op": "replace", "path": "/kube/services/0/load_balancer/address_problem", "value": null}], "unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/address_problem"}], "public": [{"op": "replace", "path": "/kube/services/0/load_balancer/internal", "value": false}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

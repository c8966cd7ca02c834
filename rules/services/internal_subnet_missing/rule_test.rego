package rules.services.internal_subnet_missing_test

import data.rules.services.internal_subnet_missing as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": false, "internal": true, "limited": false, "subnet": "apps", "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": false, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}, "network": {"vnets": [{"used_by_pools": true}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "load_balancer", "subnet"]
	finding.message == `Service shop/web takes its address from subnet "apps", which the network of the nodes does not have`
}

test_silent[name] if {
	some name, patch in {"there": [{"op": "replace", "path": "/kube/services/0/load_balancer/subnet_found", "value": true}], "unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/subnet_found"}], "public": [{"op": "replace", "path": "/kube/services/0/load_balancer/internal", "value": false}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

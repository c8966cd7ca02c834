package rules.services.external_ips_test

import data.rules.services.external_ips as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": ["198.51.100.7"], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "external_ips"]
	finding.message == `Service shop/web takes the traffic of 198.51.100.7 on every node`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "none": [{"op": "replace", "path": "/kube/services/0/external_ips", "value": []}], "unknown": [{"op": "remove", "path": "/kube/services/0/external_ips"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.services.target_port_not_declared_test

import data.rules.services.target_port_not_declared as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "target_port": "web", "unserved": true}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "ports", 0, "target_port"]
	finding.message == `Service shop/web leads to port "web", which none of its pods declares`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "served": [{"op": "replace", "path": "/kube/services/0/ports/0/unserved", "value": false}], "unknown": [{"op": "remove", "path": "/kube/services/0/ports/0/unserved"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

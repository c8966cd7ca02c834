package rules.services.load_balancer_ip_deprecated_test

import data.rules.services.load_balancer_ip_deprecated as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": "10.1.0.30", "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "load_balancer_ip"]
	finding.message == `Service shop/web uses the deprecated field loadBalancerIP`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "not written": [{"op": "replace", "path": "/kube/services/0/load_balancer_ip", "value": null}], "unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer_ip"}], "no load balancer": [{"op": "replace", "path": "/kube/services/0/type", "value": "ClusterIP"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

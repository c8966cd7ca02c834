package rules.services.node_port_service_test

import data.rules.services.node_port_service as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "NodePort", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "type"]
	finding.message == `Service shop/web opens a port on every node`
}

test_silent[name] if {
	some name, patch in {"of the system": [{"op": "replace", "path": "/kube/services/0/application", "value": false}], "namespace unknown": [{"op": "remove", "path": "/kube/services/0/application"}], "cluster": [{"op": "replace", "path": "/kube/services/0/type", "value": "ClusterIP"}], "unknown": [{"op": "remove", "path": "/kube/services/0/type"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

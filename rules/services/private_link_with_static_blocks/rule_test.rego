package rules.services.private_link_with_static_blocks_test

import data.rules.services.private_link_with_static_blocks as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": true, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": true, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}, "pools": [{"ipam": "pod_subnet_static"}]}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "load_balancer", "private_link"]
	finding.message == `Service shop/web asks for a private link service, which static blocks of pod addresses do not allow`
}

test_silent[name] if {
	some name, patch in {"dynamic": [{"op": "replace", "path": "/pools/0/ipam", "value": "pod_subnet_dynamic"}], "unknown": [{"op": "remove", "path": "/pools/0/ipam"}], "no link": [{"op": "replace", "path": "/kube/services/0/load_balancer/private_link", "value": false}], "link unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/private_link"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

package rules.services.source_ranges_with_service_tags_test

import data.rules.services.source_ranges_with_service_tags as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": ["203.0.113.0/24"], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": "AzureFrontDoor.Backend", "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "source_ranges"]
	finding.message == `Service shop/web has source ranges and allowed service tags, which exclude each other`
}

test_silent[name] if {
	some name, patch in {"no ranges": [{"op": "replace", "path": "/kube/services/0/source_ranges", "value": []}], "no tags": [{"op": "replace", "path": "/kube/services/0/load_balancer/allowed_service_tags", "value": null}], "tags unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/allowed_service_tags"}], "ranges unknown": [{"op": "remove", "path": "/kube/services/0/source_ranges"}], "internal": [{"op": "replace", "path": "/kube/services/0/load_balancer/public", "value": false}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

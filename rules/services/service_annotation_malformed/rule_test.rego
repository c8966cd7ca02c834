package rules.services.service_annotation_malformed_test

import data.rules.services.service_annotation_malformed as rule

_bad := {"kube": {"services": [{"address": "Service shop/web", "application": true, "type": "LoadBalancer", "entry": false, "annotations": {}, "ports": [{"port": 80, "unserved": false}], "source_ranges": [], "external_ips": [], "targets": [], "selects_none": false, "load_balancer": {"public": true, "internal": false, "limited": false, "subnet": null, "address": null, "allowed_service_tags": null, "allowed_ip_ranges": null, "private_link": false, "annotation_problems": [{"key": "k", "problem": "it says 60; the most is 30"}], "subnet_index": null, "subnet_found": null, "address_problem": null, "twin": null}, "load_balancer_ip": null, "ip_family_policy": null}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "services", 0, "annotations", "k"]
	finding.message == `Service shop/web: annotation k: it says 60; the most is 30`
}

test_silent[name] if {
	some name, patch in {"none": [{"op": "replace", "path": "/kube/services/0/load_balancer/annotation_problems", "value": []}], "unknown": [{"op": "remove", "path": "/kube/services/0/load_balancer/annotation_problems"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

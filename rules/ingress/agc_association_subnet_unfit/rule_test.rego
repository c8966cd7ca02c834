package rules.ingress.agc_association_subnet_unfit_test

import data.rules.ingress.agc_association_subnet_unfit as rule

_bad := {"kube": {"application_load_balancers": [{"address": "ApplicationLoadBalancer edge/shop", "associations": [{"id": "x", "index": 0}]}]}, "network": {"ipam": "node_subnet", "subnets": [{"name": "agc", "prefix_length": 26, "delegations": ["Microsoft.ServiceNetworking/trafficControllers"]}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "application_load_balancers", 0, "associations", 0, "id"]
	finding.message == `ApplicationLoadBalancer edge/shop is tied to subnet "agc", a /26; it takes the 256 addresses of a /24`
}

test_found_too[name] if {
	some name, patch in {"overlay": [{"op": "replace", "path": "/network", "value": {"ipam": "overlay", "subnets": [{"name": "agc", "prefix_length": 22, "delegations": ["Microsoft.ServiceNetworking/trafficControllers"]}]}}], "delegation": [{"op": "replace", "path": "/network", "value": {"ipam": "overlay", "subnets": [{"name": "agc", "prefix_length": 24, "delegations": []}]}}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"fits": [{"op": "replace", "path": "/network/subnets/0/prefix_length", "value": 24}], "larger without overlay": [{"op": "replace", "path": "/network/subnets/0/prefix_length", "value": 22}], "unknown": [{"op": "remove", "path": "/network/subnets/0/prefix_length"}], "elsewhere": [{"op": "replace", "path": "/kube/application_load_balancers/0/associations/0/index", "value": null}], "subnet unknown": [{"op": "remove", "path": "/kube/application_load_balancers/0/associations/0/index"}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

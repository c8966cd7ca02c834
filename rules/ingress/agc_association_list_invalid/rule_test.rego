package rules.ingress.agc_association_list_invalid_test

import data.rules.ingress.agc_association_list_invalid as rule

_bad := {"kube": {"application_load_balancers": [{"address": "ApplicationLoadBalancer edge/shop", "associations": []}]}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "application_load_balancers", 0, "associations"]
	finding.message == `ApplicationLoadBalancer edge/shop is tied to 0 subnets; it has to be one`
}

test_found_too[name] if {
	some name, patch in {"a name": [{"op": "replace", "path": "/kube/application_load_balancers/0/associations", "value": [{"id": "a", "well_formed": false}]}]}
	count(rule.deny) > 0 with input as json.patch(_bad, patch)
}

test_silent[name] if {
	some name, patch in {"one": [{"op": "replace", "path": "/kube/application_load_balancers/0/associations", "value": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/a", "well_formed": true}]}], "unknown": [{"op": "replace", "path": "/kube/application_load_balancers/0/associations", "value": [{}]}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

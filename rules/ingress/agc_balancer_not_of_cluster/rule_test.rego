package rules.ingress.agc_balancer_not_of_cluster_test

import data.rules.ingress.agc_balancer_not_of_cluster as rule

_agc := {"alb_id": "/subscriptions/x/resourceGroups/shop/providers/Microsoft.ServiceNetworking/trafficControllers/store", "alb_id_declared": false, "alb_id_of_other": null}

_input(agc) := {
	"ingress": {"agc": {"load_balancers": [{"name": "shop"}]}},
	"kube": {
		"gateways": [{"address": "Gateway shop/web", "family": "agc", "agc": agc}],
		"ingresses": [{"address": "Ingress shop/web", "family": "agc", "agc": agc}],
	},
}

test_not_declared if {
	found := rule.deny with input as _input(_agc)
	{finding.message | some finding in found} == {
		`Gateway shop/web names load balancer "store", which is not declared`,
		`Ingress shop/web names load balancer "store", which is not declared`,
	}
	some finding in found
	finding.related[0].path == ["ingress", "agc", "load_balancers", 0, "name"]
}

test_of_another_cluster if {
	found := rule.deny with input as _input(object.union(_agc, {"alb_id_declared": true, "alb_id_of_other": "azurerm_application_load_balancer.store"}))
	{finding.message | some finding in found} == {
		"Gateway shop/web names load balancer azurerm_application_load_balancer.store, which is another cluster's",
		"Ingress shop/web names load balancer azurerm_application_load_balancer.store, which is another cluster's",
	}
}

test_silent[name] if {
	some name, agc in {
		"its own": object.union(_agc, {"alb_id_declared": true}),
		"none named": {"alb_id": null, "alb_id_declared": null, "alb_id_of_other": null},
		"not known": {"alb_id": _agc.alb_id},
	}
	count(rule.deny) == 0 with input as _input(agc)
}

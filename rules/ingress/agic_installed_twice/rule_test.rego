package rules.ingress.agic_installed_twice_test

import data.rules.ingress.agic_installed_twice as rule

_bad := {"ingress": {"agic": {"enabled": true}}, "kube": {"controllers": {"agic": {"address": "Deployment edge/agic"}, "agic_beside_addon": true}}}

test_found if {
	some finding in rule.deny with input as _bad
	finding.path == ["kube", "controllers", "agic", "address"]
	finding.message == `Deployment edge/agic is an Application Gateway Ingress Controller beside the add-on`
}

test_gateway_of_another_cluster if {
	controllers := {"agic": {"address": "Deployment edge/agic"}, "agic_gateway": "/subscriptions/x", "agic_gateway_rival": "azurerm_kubernetes_cluster.orders"}
	some finding in rule.deny with input as {"ingress": {"agic": {"enabled": false}}, "kube": {"controllers": controllers}}
	finding.path == ["kube", "controllers", "agic_gateway"]
	finding.message == "Deployment edge/agic drives an application gateway that the add-on of cluster azurerm_kubernetes_cluster.orders drives too"
}

test_silent[name] if {
	some name, patch in {"add-on off": [{"op": "replace", "path": "/ingress/agic/enabled", "value": false}], "unknown": [{"op": "remove", "path": "/ingress/agic/enabled"}], "own class and gateway": [{"op": "replace", "path": "/kube/controllers/agic_beside_addon", "value": false}], "not installed": [{"op": "replace", "path": "/kube/controllers/agic/address", "value": null}]}
	count(rule.deny) == 0 with input as json.patch(_bad, patch)
}

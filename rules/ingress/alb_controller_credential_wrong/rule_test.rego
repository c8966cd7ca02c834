package rules.ingress.alb_controller_credential_wrong_test

import data.rules.ingress.alb_controller_credential_wrong as rule

_credential := {
	"this_cluster": true, "namespace": "azure-alb-system",
	"service_account": "alb-controller-sa", "audiences": ["api://AzureADTokenExchange"],
}

_cluster(change) := {"identity": {"federated_credentials": [object.union(_credential, change)]}}

test_other_account if {
	some finding in rule.deny with input as _cluster({"service_account": "alb-controller"})
	finding.path == ["identity", "federated_credentials", 0, "subject"]
}

test_other_audience if {
	some finding in rule.deny with input as _cluster({"audiences": ["https://example.com"]})
	finding.path == ["identity", "federated_credentials", 0, "audiences"]
}

test_silent[name] if {
	some name, change in {
		"right": {},
		"sovereign cloud": {"audiences": ["api://AzureADTokenExchangeUSGov"]},
		"another namespace": {"namespace": "alb", "service_account": "alb-controller-sa"},
		"another workload": {"namespace": "shop", "service_account": "web", "audiences": []},
		"another cluster": {"this_cluster": false, "service_account": "x"},
	}
	count(rule.deny) == 0 with input as _cluster(change)
}

test_account_unknown[key] if {
	some key in ["this_cluster", "namespace", "service_account"]
	credential := object.remove(object.union(_credential, {"service_account": "alb-controller"}), [key])
	count(rule.deny) == 0 with input as {"identity": {"federated_credentials": [credential]}}
}

test_audience_unknown[key] if {
	some key in ["this_cluster", "service_account", "audiences"]
	credential := object.remove(object.union(_credential, {"audiences": []}), [key])
	count(rule.deny) == 0 with input as {"identity": {"federated_credentials": [credential]}}
}

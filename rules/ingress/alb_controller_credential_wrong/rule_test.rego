package rules.ingress.alb_controller_credential_wrong_test

import data.rules.ingress.alb_controller_credential_wrong as rule

_credential := {
	"this_cluster": true, "namespace": "azure-alb-system",
	"service_account": "alb-controller-sa", "audiences": ["api://AzureADTokenExchange"],
}

_cluster(change) := _with(object.union(_credential, change))

_with(credential) := {"ingress": {"agc": {"in_use": true}}, "identity": {"federated_credentials": [credential]}}

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

test_no_controller[name] if {
	some name, in_use in {"none": {"in_use": false}, "unknown": {}}
	cluster := json.patch(_cluster({"service_account": "web"}), [{"op": "replace", "path": "/ingress/agc", "value": in_use}])
	count(rule.deny) == 0 with input as cluster
}

test_account_unknown[key] if {
	some key in ["this_cluster", "namespace", "service_account"]
	credential := object.remove(object.union(_credential, {"service_account": "alb-controller"}), [key])
	count(rule.deny) == 0 with input as _with(credential)
}

test_audience_unknown[key] if {
	some key in ["this_cluster", "service_account", "audiences"]
	credential := object.remove(object.union(_credential, {"audiences": []}), [key])
	count(rule.deny) == 0 with input as _with(credential)
}

test_another_matches if {
	change := {"service_account": "external-dns", "audiences": []}
	other := {"service_account": "alb-controller-sa", "audiences": []}
	clusters := json.patch(_cluster({}), [
		{"op": "add", "path": "/identity/federated_credentials/-", "value": object.union(_credential, change)},
		{"op": "add", "path": "/identity/federated_credentials/-", "value": object.union(_credential, other)},
	])
	count(rule.deny) == 0 with input as clusters
}

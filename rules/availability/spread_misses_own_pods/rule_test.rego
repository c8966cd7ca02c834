package rules.availability.spread_misses_own_pods_test

import data.rules.availability.spread_misses_own_pods as rule

_input(constraint) := {"kube": {"workloads": [{
	"address": "Deployment shop/web",
	"application": true,
	"pod": {"spread": [object.union({"topology_key": "kubernetes.io/hostname", "match_label_keys": []}, constraint)]},
}]}}

test_misses if count(rule.deny) == 1 with input as _input({"selects_self": false})

test_silent if {
	count(rule.deny) == 0 with input as _input({"selects_self": true})
	count(rule.deny) == 0 with input as _input({"selects_self": false, "match_label_keys": ["pod-template-hash"]})
	count(rule.deny) == 0 with input as _input({})
}

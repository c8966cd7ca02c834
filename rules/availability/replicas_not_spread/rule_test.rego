package rules.availability.replicas_not_spread_test

import data.rules.availability.replicas_not_spread as rule

_input(change) := {"kube": {"workloads": [object.union(
	{
		"address": "Deployment shop/web", "kind": "Deployment", "application": true,
		"replicas_min": 3, "spreads": false, "pod": {"spread": [], "anti_affinity": []},
	},
	change,
)]}}

test_not_spread if {
	some finding in rule.deny with input as _input({})
	finding.message == "nothing keeps the 3 replicas of Deployment shop/web apart"
}

test_silent[note] if {
	some note, change in {
		"spread": {"spreads": true},
		"one that misses": {"pod": {"spread": [{"selects_self": false}]}},
		"one replica": {"replicas_min": 1},
		"each node": {"kind": "DaemonSet"},
	}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({}), ["kube/workloads/0/spreads"])

package rules.scheduling.not_spread_over_zones_test

import data.rules.scheduling.not_spread_over_zones as rule

_workload(more) := object.union({"kind": "Deployment", "address": "Deployment shop/web", "application": true}, more)

test_bad if {
	some finding in rule.deny with input as {"kube": {"workloads": [_workload({"replicas_min": 3, "scheduling": {"zone_spread": false}, "placement": {"many_zones": true}})]}}
	finding.path == ["kube", "workloads", 0, "scheduling", "zone_spread"]
	contains(finding.message, "Deployment shop/web")
}

test_silent[name] if {
	some name, more in {
		"spread": {"replicas_min": 3, "scheduling": {"zone_spread": true}, "placement": {"many_zones": true}},
		"one zone": {"replicas_min": 3, "scheduling": {"zone_spread": false}, "placement": {"many_zones": false}},
		"one replica": {"replicas_min": 1, "scheduling": {"zone_spread": false}, "placement": {"many_zones": true}},
		"not known": {"replicas_min": 3, "scheduling": {"zone_spread": false}, "placement": {}},
		"of the system": object.union({"replicas_min": 3, "scheduling": {"zone_spread": false}, "placement": {"many_zones": true}}, {"application": false}),
	}
	count(rule.deny) == 0 with input as {"kube": {"workloads": [_workload(more)]}}
}

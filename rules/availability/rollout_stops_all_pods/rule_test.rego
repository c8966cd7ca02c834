package rules.availability.rollout_stops_all_pods_test

import data.rules.availability.rollout_stops_all_pods as rule

_input(change) := {"kube": {"workloads": [object.union(
	{
		"address": "Deployment shop/web", "kind": "Deployment", "application": true, "claims": false,
		"strategy_type": "RollingUpdate", "max_unavailable": "25%", "replicas": 3, "replicas_min": 3, "rollout_keeps": 3,
	},
	change,
)]}}

test_bad[note] if {
	some note, change in {
		"recreate": {"strategy_type": "Recreate", "rollout_keeps": 0},
		"all unavailable": {"max_unavailable": "100%", "rollout_keeps": 0},
		"each node": {"kind": "DaemonSet", "max_unavailable": "100%", "rollout_keeps": null, "replicas_min": null},
	}
	count(rule.deny) == 1 with input as _input(change)
}

test_silent[note] if {
	some note, change in {
		"in steps": {},
		"a volume": {"strategy_type": "Recreate", "claims": true, "rollout_keeps": 0},
		"no pods": {"replicas": 0, "replicas_min": 0, "rollout_keeps": 0},
	}
	count(rule.deny) == 0 with input as _input(change)
}

test_unknown if count(rule.deny) == 0 with input as json.remove(_input({"rollout_keeps": 0}), ["kube/workloads/0/rollout_keeps"])

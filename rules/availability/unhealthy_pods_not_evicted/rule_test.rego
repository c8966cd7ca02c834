package rules.availability.unhealthy_pods_not_evicted_test

import data.rules.availability.unhealthy_pods_not_evicted as rule

_input(policy) := {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "system": false, "unhealthy_pod_eviction_policy": policy}]}}

test_default if count(rule.deny) == 1 with input as _input("IfHealthyBudget")

test_allowed if count(rule.deny) == 0 with input as _input("AlwaysAllow")

test_unknown if count(rule.deny) == 0 with input as {"kube": {"budgets": [{"address": "PodDisruptionBudget shop/web", "system": false}]}}

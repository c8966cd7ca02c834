# METADATA
# title: Disruption budget leaves no room for an eviction
# description: >-
#   With the fewest replicas the workload has, not one of its pods may be
#   evicted. A node with such a pod cannot be drained: upgrades of AKS and of
#   node images stop there, and the autoscaler cannot remove it. Percentages are
#   rounded up.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#   - ref: https://learn.microsoft.com/azure/aks/upgrade-conceptual
# custom:
#   id: AKS710
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Let the budget allow one pod to be unavailable, or run more replicas than
#     it wants available.
#   equivalents:
#     kube_linter: [pdb-max-unavailable, pdb-min-available]
#     polaris: [pdbDisruptionsIsZero, pdbMinAvailableGreaterThanHPAMinReplicas]
#     azure_policy: [DisallowedBadPodDisruptionBudgets]
#   blind: >-
#     Replicas that somebody sets by hand, and pods of workloads that are not
#     among the files. Those of Jobs do not count: a drain waits for them, and
#     they end.
package rules.availability.budget_allows_no_eviction

import data.rules.lib.result

deny contains result.related(["kube", "budgets", i, field], message, places) if {
	some i, b in input.kube.budgets
	b.system == false
	b.allowed == 0
	some field in ["max_unavailable", "min_available"]
	b[field] != null
	message := sprintf("%s allows no eviction: %s is %s%s", [b.address, _words[field], b[field], _of(b.replicas)])
	places := [place |
		some j, cover in b.covers
		j < 12
		k := cover.workload
		is_number(k)
		place := result.at(["kube", "workloads", k, "replicas_min"], sprintf("at least %v replicas", [cover.replicas]))
	]
}

_words := {"max_unavailable": "maxUnavailable", "min_available": "minAvailable"}

_of(null) := ""

_of(replicas) := sprintf(", of %d pods at the fewest", [replicas]) if replicas != null

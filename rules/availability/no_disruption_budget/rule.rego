# METADATA
# title: Replicated workload without a disruption budget
# description: >-
#   Nothing says how many of the pods may be gone at once. An upgrade that
#   drains several nodes may evict all of them together.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: AKS709
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   reads: [manifests]
#   remediation: >-
#     Give the workload a disruption budget that leaves room for one eviction at
#     a time.
#   equivalents:
#     kube_score: [deployment-has-poddisruptionbudget, statefulset-has-poddisruptionbudget]
#     polaris: [missingPodDisruptionBudget]
#   blind: >-
#     A budget that is not among the files, and the extension of AKS that makes
#     budgets by itself.
package rules.availability.no_disruption_budget

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind in {"Deployment", "StatefulSet"}
	w.replicas_min >= 2
	w.budgeted == false
	message := sprintf("%s has at least %d replicas and no disruption budget", [w.address, w.replicas_min])
}

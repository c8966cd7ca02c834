# METADATA
# title: Disruption budget keeps unhealthy pods from being evicted
# description: >-
#   By default a pod that is not ready may only be evicted while enough others
#   are healthy. When all of them crash, none can be evicted, and the drain of
#   their nodes waits until it fails.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#   - ref: https://learn.microsoft.com/azure/aks/operator-best-practices-scheduler
# custom:
#   id: AKS712
#   severity: low
#   pillar: reliability
#   reads: [manifests]
#   remediation: Let the budget always allow the eviction of unhealthy pods.
#   equivalents:
#     kube_linter: [pdb-unhealthy-pod-eviction-policy]
#     azure_policy: [MutateUnhealthyPodEvictionPolicy]
package rules.availability.unhealthy_pods_not_evicted

import data.rules.lib.result

deny contains result.at(["kube", "budgets", i, "unhealthy_pod_eviction_policy"], message) if {
	some i, b in input.kube.budgets
	b.system == false
	b.unhealthy_pod_eviction_policy != "AlwaysAllow"
	message := sprintf("%s keeps pods that are not healthy from being evicted", [b.address])
}

# METADATA
# title: Replicas are not spread
# description: >-
#   Neither a topology spread constraint nor an anti-affinity keeps the replicas
#   apart, so that all of them may run on one node and go down with it. The
#   scheduler spreads by itself only as far as it is convenient. Deployment
#   safeguards refuse such a workload, or add a soft spread over nodes, but
#   never over zones.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/deployment-safeguards
#   - ref: https://learn.microsoft.com/azure/aks/best-practices-app-cluster-reliability
# custom:
#   id: AKS716
#   severity: medium
#   pillar: reliability
#   environments: [production]
#   reads: [manifests]
#   remediation: >-
#     Give the pods a topology spread constraint over nodes and zones that
#     selects their own labels.
#   equivalents:
#     kube_linter: [no-anti-affinity]
#     kube_score: [deployment-has-host-podantiaffinity, statefulset-has-host-podantiaffinity]
#     polaris: [topologySpreadConstraint]
#     azure_policy: [MustHaveAntiAffinityRulesSet]
#   blind: Constraints that a policy adds when the pods are made.
package rules.availability.replicas_not_spread

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "spreads"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind in {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"}
	w.replicas_min >= 2
	w.pod.spread == []
	w.pod.anti_affinity == []
	w.spreads == false
	message := sprintf("nothing keeps the %d replicas of %s apart", [w.replicas_min, w.address])
}

# METADATA
# title: Replicas not spread over the zones of their pools
# description: >-
#   The pools that take the pods have nodes in several zones, and nothing in
#   the workload says that its replicas be spread over them. From Kubernetes
#   1.33 on AKS spreads pods over zones by default, softly; a constraint of
#   its own says how much it matters.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/reliability-zone-resiliency-recommendations
# custom:
#   id: AKS921
#   severity: low
#   pillar: reliability
#   reads: [cluster, manifests]
#   environments: [production]
#   remediation: >-
#     Add a topology spread constraint with topology.kubernetes.io/zone.
#   blind: >-
#     Constraints that the scheduler of the cluster has by default.
package rules.scheduling.not_spread_over_zones

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "zone_spread"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	w.kind in {"Deployment", "StatefulSet"}
	is_number(w.replicas_min)
	w.replicas_min > 1
	w.scheduling.zone_spread == false
	w.placement.many_zones == true
	message := sprintf("%s has %d replicas and pools in several zones, and nothing spreads it over them", [w.address, w.replicas_min])
}

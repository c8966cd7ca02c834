# METADATA
# title: Workloads at full scale exceed their pool
# description: >-
#   The workloads that run on this pool and no other ask together, at their most
#   replicas, for more than the pool has at its most nodes. Under load the last
#   pods stay pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-resource-reservations
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler-overview
# custom:
#   id: AKS779
#   severity: medium
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Let the pool grow further or take larger machines, or lower the ceilings
#     of the autoscalers or the requests.
#   blind: >-
#     Workloads that may run on several pools, sizes whose memory is not in the
#     table, Jobs, and what DaemonSets and the system take of each node.
package rules.resources.demand_exceeds_pool

import data.rules.lib.result

deny contains result.related(["kube", "nodes", i, "exceeded"], message, places) if {
	some i, n in input.kube.nodes
	n.exceeded == true
	k := n.pool
	message := sprintf("workloads on pool %q alone ask for %s", [input.pools[k].name, n.demand])
	places := [result.at(["kube", "workloads", a.workload, "replicas_max"], a.text) | some a in n.askers]
}

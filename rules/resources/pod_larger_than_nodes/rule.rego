# METADATA
# title: Pod larger than any node it may run on
# description: >-
#   What the pod requests is more than a node of any pool it may run on has,
#   after what AKS keeps for itself. It is never placed, and the autoscaler does
#   not add nodes for it.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-resource-reservations
#   - ref: https://learn.microsoft.com/azure/aks/cluster-autoscaler-overview
# custom:
#   id: AKS778
#   severity: high
#   pillar: reliability
#   reads: [cluster, manifests]
#   remediation: >-
#     Lower the requests, or give the pods a pool of larger machines.
#   blind: >-
#     Sizes whose memory is not in the table, what DaemonSets take of each node,
#     and pods of a runtime class.
package rules.resources.pod_larger_than_nodes

import data.rules.lib.result

deny contains result.related(["kube", "workloads", i, "fits"], message, places) if {
	some i, w in input.kube.workloads
	w.fits == false
	message := sprintf("a pod of %s %s", [w.address, w.fit_text])
	places := [place |
		some j, p in w.placement.eligible
		j < 12
		k := p.pool
		place := result.at(["pools", k, "vm_size"], "the size of the nodes")
	]
}

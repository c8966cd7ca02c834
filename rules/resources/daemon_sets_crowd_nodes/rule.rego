# METADATA
# title: DaemonSets take much of each node
# description: >-
#   What runs on every node takes more than 30 percent of the processor or
#   memory of a node of this pool, or fills more than 70 percent of its pods
#   together with those of AKS. Each node that is added brings little room for
#   the workloads it is added for.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/node-resource-reservations
# custom:
#   id: AKS780
#   severity: low
#   pillar: cost
#   reads: [cluster, manifests]
#   remediation: >-
#     Use fewer and larger machines, let the DaemonSets request less, or keep
#     them off this pool.
#   blind: What AKS and its add-ons request on each node. The bounds are ours.
package rules.resources.daemon_sets_crowd_nodes

import data.rules.lib.result

deny contains result.at(["kube", "nodes", i, "crowded"], message) if {
	some i, n in input.kube.nodes
	n.crowded == true
	k := n.pool
	message := sprintf("DaemonSets take %s on each node of pool %q", [n.daemons, input.pools[k].name])
}

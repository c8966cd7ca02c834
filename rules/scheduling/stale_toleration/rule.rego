# METADATA
# title: Toleration of a taint that no pool has
# description: >-
#   No pool of the cluster has the taint: the toleration is left over, or the
#   taint it was written for has been forgotten, and then nothing keeps other
#   pods off those nodes.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-node-taints
# custom:
#   id: AKS916
#   severity: low
#   pillar: operations
#   reads: [cluster, manifests]
#   remediation: >-
#     Take the toleration away, or put the taint on the pool that is meant.
#   blind: >-
#     Taints that others than the node pool put on nodes.
package rules.scheduling.stale_toleration

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "pod", "tolerations", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, toleration in w.pod.tolerations
	toleration.used == false
	message := sprintf("%s tolerates a taint %s that no pool of the cluster has", [w.address, toleration.key])
}

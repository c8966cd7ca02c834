# METADATA
# title: Pods on virtual nodes use what those do not have
# description: >-
#   Virtual nodes of the add-on run pods in Azure Container Instances, which
#   have no init containers, host aliases, claims, lifecycle hooks or
#   workload identity for them, and no pods of a DaemonSet. The pods fail to
#   start, or start without what they need.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/virtual-nodes
# custom:
#   id: AKS930
#   severity: high
#   pillar: reliability
#   remediation: >-
#     Run the pods on a node pool, or leave out what virtual nodes do not
#     have.
#   reads: [manifests]
#   blind: >-
#     Pods that only tolerate virtual nodes. Virtual nodes v2, which have
#     other labels and most of these features. One finding names the first
#     feature. That network policies do not apply is not said.
package rules.scheduling.virtual_node_lacks_feature

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "needs", "virtual_node_lacks"], message) if {
	some i, w in input.kube.workloads
	w.application == true
	is_string(w.needs.virtual_node_lacks)
	message := _message(w.kind, w.address, w.needs.virtual_node_lacks)
}

_message("DaemonSet", address, _) := sprintf("%s requires virtual nodes, which run no pods of a DaemonSet", [address])

_message(kind, address, lacks) := sprintf("%s requires virtual nodes and %s, which they do not have", [address, lacks]) if kind != "DaemonSet"

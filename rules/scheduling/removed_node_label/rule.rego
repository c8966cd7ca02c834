# METADATA
# title: Placement by a label that nodes no longer have
# description: >-
#   AKS took the labels failure-domain.beta.kubernetes.io/zone and /region off
#   its nodes with Kubernetes 1.28. A hard condition on them is met by no
#   node, and a soft one does nothing: pods meant to be spread lie anywhere.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
#   - ref: https://learn.microsoft.com/azure/aks/csi-migrate-in-tree-volumes
# custom:
#   id: AKS912
#   severity: high
#   pillar: reliability
#   reads: [manifests]
#   remediation: >-
#     Name topology.kubernetes.io/zone or topology.kubernetes.io/region.
#   blind: >-
#     Custom resources that carry a topology key.
package rules.scheduling.removed_node_label

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "old_labels", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, label in w.scheduling.old_labels
	label.gone == true
	message := sprintf("%s names the label %s, which nodes no longer have; %s took its place", [w.address, label.key, label.successor])
}

# METADATA
# title: Placement by a deprecated label of nodes
# description: >-
#   AKS has deprecated the label. Once it is gone, a condition on it is met by
#   no node, and pods stay Pending.
# scope: package
# schemas:
#   - input: schema.cluster
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-labels
# custom:
#   id: AKS911
#   severity: medium
#   pillar: reliability
#   reads: [manifests]
#   blind: >-
#     Pools that are given a label of that name of their own, as guides to GPU
#     nodes do with accelerator.
#   remediation: >-
#     Name the label that took its place.
package rules.scheduling.deprecated_node_label

import data.rules.lib.result

deny contains result.at(["kube", "workloads", i, "scheduling", "old_labels", j], message) if {
	some i, w in input.kube.workloads
	w.application == true
	some j, label in w.scheduling.old_labels
	label.gone == false
	message := sprintf("%s names the deprecated label %s of nodes; %s took its place", [w.address, label.key, label.successor])
}
